package org.pamir.statistics;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.project.ProjectCriteria;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.http.Answers;
import org.pamir.shared.paging.PageParams;

@Path("/flows")
@Tag(name = "Statistics")
@Produces(MediaType.APPLICATION_JSON)
public class FlowResource {

  private final FlowList flows;
  private final ProjectCriteria projects;
  private final CurrentCaller caller;

  FlowResource(FlowList flows, ProjectCriteria projects, CurrentCaller caller) {
    this.flows = flows;
    this.projects = projects;
    this.caller = caller;
  }

  @Schema(name = "FlowPage")
  record Listed(List<FlowView> items, String next, long total, long revision) {}

  @GET
  @Operation(
      operationId = "listFlows",
      summary = "List flows",
      description =
          "Money that moved once, from or to the projects that match the filter, with what each side reported: matched,"
              + " disputed, provider-only or receiver-only.")
  @APIResponse(
      responseCode = "200",
      description = "A page of flows",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  public Response list(
      @BeanParam ProjectFilter filter,
      @QueryParam("state")
          @Parameter(
              description = "matched, disputed, provider-only, receiver-only; a comma means or")
          String state,
      @QueryParam("measure")
          @Parameter(description = "pledged, committed, disbursed; a comma means or")
          String measure,
      @BeanParam PageParams page,
      @Context UriInfo uri) {
    return Answers.page(flows.list(projects.of(filter, caller.get()), state, measure, page), uri);
  }
}
