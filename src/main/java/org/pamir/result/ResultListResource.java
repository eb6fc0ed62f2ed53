package org.pamir.result;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.http.Answers;
import org.pamir.shared.paging.PageParams;

@Path("/results")
@Tag(name = "Results")
@Produces(MediaType.APPLICATION_JSON)
public class ResultListResource {

  private final ResultQueries queries;
  private final CurrentCaller caller;

  ResultListResource(ResultQueries queries, CurrentCaller caller) {
    this.queries = queries;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listResults",
      summary = "List results across projects",
      description = "Results of all projects that match the filter, a page at a time.")
  @APIResponse(
      responseCode = "200",
      description = "A page of results",
      content = @Content(schema = @Schema(implementation = ResultResource.Listed.class)))
  public Response list(
      @BeanParam ProjectFilter filter,
      @BeanParam ResultFilter which,
      @BeanParam PageParams page,
      @Context UriInfo uri) {
    return Answers.page(queries.across(filter, which, page, caller.get()), uri);
  }
}
