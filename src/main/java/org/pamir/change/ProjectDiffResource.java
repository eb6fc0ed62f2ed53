package org.pamir.change;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.http.Freshness;

@Path("/projects/{identifier}/diff")
@Tag(name = "History")
@Produces(MediaType.APPLICATION_JSON)
public class ProjectDiffResource {

  private final ProjectHistoryService history;
  private final CurrentCaller caller;

  ProjectDiffResource(ProjectHistoryService history, CurrentCaller caller) {
    this.history = history;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "diffProject",
      summary = "Compare a project at two moments",
      description =
          "Each value of the project and its money that is not what it was: the field, before and after. Elements of lists are named"
              + " by what they are about, such as `participations[KG].share`.")
  @APIResponse(
      responseCode = "200",
      description = "What differs",
      content = @Content(schema = @Schema(implementation = ProjectDiff.class)))
  public ProjectDiff diff(
      @PathParam("identifier") String identifier,
      @QueryParam("from")
          @Parameter(
              description = "The first moment; where left out, that before the last change",
              example = "2026-01-01T00:00:00Z")
          String from,
      @QueryParam("to") @Parameter(description = "The second; now where left out") String to) {
    return history.diff(
        identifier,
        from == null ? null : Freshness.past("from", from),
        to == null ? null : Freshness.past("to", to),
        caller.get());
  }
}
