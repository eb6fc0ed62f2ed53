package org.pamir.statistics;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import org.pamir.organisation.Organisations;
import org.pamir.shared.http.Answers;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.problem.ProblemType;

@Path("/organisations/{ref}/reported-by-others")
@Tag(name = "Organisations")
@Produces(MediaType.APPLICATION_JSON)
public class ReportedByOthersResource {

  private final FlowList flows;
  private final Organisations organisations;

  ReportedByOthersResource(FlowList flows, Organisations organisations) {
    this.flows = flows;
    this.organisations = organisations;
  }

  @GET
  @Operation(
      operationId = "listReportedByOthers",
      summary = "List what others say of an organisation",
      description =
          "Flows that others report with this organisation at the other end and that it does not report itself, or reports with another amount.")
  @APIResponse(
      responseCode = "200",
      description = "A page of flows",
      content = @Content(schema = @Schema(implementation = FlowResource.Listed.class)))
  public Response list(
      @PathParam("ref") String ref, @BeanParam PageParams page, @Context UriInfo uri) {
    long organisation =
        organisations
            .find(ref)
            .orElseThrow(() -> ProblemType.NOT_FOUND.because("No organisation " + ref + " here."));
    return Answers.page(flows.reportedByOthers(organisation, page), uri);
  }
}
