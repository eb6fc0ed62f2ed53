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
import org.pamir.shared.paging.PageParams;

@Path("/commitments")
@Tag(name = "Commitments")
@Produces(MediaType.APPLICATION_JSON)
public class CommitmentListResource {

  private final FundingQueries queries;
  private final CurrentCaller caller;

  CommitmentListResource(FundingQueries queries, CurrentCaller caller) {
    this.queries = queries;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listCommitments",
      summary = "List commitments across projects",
      description = "Commitments of all projects that match the filter, a page at a time.")
  @APIResponse(
      responseCode = "200",
      description = "A page of commitments",
      content = @Content(schema = @Schema(implementation = CommitmentResource.Listed.class)))
  public Response list(
      @BeanParam TransactionFilter transactions,
      @BeanParam ProjectFilter filter,
      @BeanParam PageParams page,
      @Context UriInfo uri) {
    return Answers.page(
        queries.across(
            Table.COMMITMENT,
            filter,
            queries.criteria(transactions, Table.COMMITMENT),
            page,
            caller.get()),
        uri);
  }
}
