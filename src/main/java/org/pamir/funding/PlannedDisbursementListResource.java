package org.pamir.funding;

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
import org.pamir.funding.FundingQueries.Table;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.http.Answers;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.PageParams;

@Path("/planned-disbursements")
@Tag(name = "Planned disbursements")
@Produces(MediaType.APPLICATION_JSON)
public class PlannedDisbursementListResource {

  private final FundingQueries queries;
  private final CurrentCaller caller;

  PlannedDisbursementListResource(FundingQueries queries, CurrentCaller caller) {
    this.queries = queries;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listPlannedDisbursements",
      summary = "List planned disbursements across projects",
      description =
          "Planned disbursements of all projects that match the filter, a page at a time.")
  @APIResponse(
      responseCode = "200",
      description = "A page of planned disbursements",
      content =
          @Content(schema = @Schema(implementation = PlannedDisbursementResource.Listed.class)))
  public Response list(
      @BeanParam ProjectFilter filter, @BeanParam PageParams page, @Context UriInfo uri) {
    return Answers.page(
        queries.across(Table.PLANNED_DISBURSEMENT, filter, new Criteria(), page, caller.get()),
        uri);
  }
}
