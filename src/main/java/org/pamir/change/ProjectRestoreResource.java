package org.pamir.change;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.project.ProjectService;
import org.pamir.project.ProjectView;
import org.pamir.shared.Caller;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.http.Answers;
import org.pamir.shared.http.Precondition;
import org.pamir.shared.retry.Idempotent;

@Path("/projects/{identifier}/restore")
@Tag(name = "History")
@Produces(MediaType.APPLICATION_JSON)
public class ProjectRestoreResource {

  private final ProjectService projects;
  private final CurrentCaller caller;

  ProjectRestoreResource(ProjectService projects, CurrentCaller caller) {
    this.projects = projects;
    this.caller = caller;
  }

  /** Which state of a project is to come back. */
  @Schema(name = "RestoreRequest")
  record Restore(@NotNull @Schema(examples = "2026-03-31T00:00:00Z") Instant asOf) {}

  @POST
  @Idempotent
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
  @Operation(
      operationId = "restoreProject",
      summary = "Bring back an earlier state of a project",
      description =
          "What its organisation said of the project at a moment, said again as a new version. What countries say, and the money, stay"
              + " as they are.")
  @APIResponse(
      responseCode = "200",
      description = "Restored, or as it is already",
      content = @Content(schema = @Schema(implementation = ProjectView.class)))
  public Response restore(
      @PathParam("identifier") String identifier,
      @HeaderParam("If-Match") String ifMatch,
      @NotNull @Valid Restore restore,
      @Context UriInfo uri) {
    return Answers.written(
        projects.restore(identifier, restore.asOf(), new Precondition(ifMatch, null), caller.get()),
        uri,
        "projects");
  }
}
