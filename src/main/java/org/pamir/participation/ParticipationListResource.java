package org.pamir.participation;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.http.Answers;
import org.pamir.shared.paging.PageParams;

@Path("/participations")
@Tag(name = "Participations")
@Produces(MediaType.APPLICATION_JSON)
public class ParticipationListResource {

  private final ParticipationQueries queries;
  private final CurrentCaller caller;

  ParticipationListResource(ParticipationQueries queries, CurrentCaller caller) {
    this.queries = queries;
    this.caller = caller;
  }

  @Schema(name = "ParticipationPage")
  record Listed(List<ListedParticipation> items, String next, long total, long revision) {}

  @GET
  @Operation(
      operationId = "listParticipations",
      summary = "List participations across projects",
      description = "Countries' parts in all projects that match the filter, a page at a time.")
  @APIResponse(
      responseCode = "200",
      description = "A page of participations",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  public Response list(
      @BeanParam ProjectFilter filter, @BeanParam PageParams page, @Context UriInfo uri) {
    return Answers.page(queries.list(filter, page, caller.get()), uri);
  }
}
