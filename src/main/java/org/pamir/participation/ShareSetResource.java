package org.pamir.participation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.project.Project;
import org.pamir.project.ProjectService;
import org.pamir.project.ShareSet;
import org.pamir.project.StoredProject;
import org.pamir.shared.Caller;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.http.Answers;
import org.pamir.shared.http.Precondition;
import org.pamir.shared.retry.Idempotent;

@Path("/projects/{identifier}/shares")
@Tag(name = "Participations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ShareSetResource {

  private final ProjectService projects;
  private final CurrentCaller caller;

  ShareSetResource(ProjectService projects, CurrentCaller caller) {
    this.projects = projects;
    this.caller = caller;
  }

  @Schema(name = "ShareSets", description = "A project's share sets in the order of their dates.")
  record Sets(List<ShareSet> items, long total) {}

  @GET
  @Operation(
      operationId = "listShareSets",
      summary = "List a project's share sets",
      description =
          "How the money is shared between countries and regions, and from when on. Its ETag is the project's.")
  @APIResponse(
      responseCode = "200",
      description = "The share sets",
      content = @Content(schema = @Schema(implementation = Sets.class)))
  public Response list(@PathParam("identifier") String identifier, @Context Request request) {
    Project project = projects.getProject(identifier, caller.get());
    List<ShareSet> sets = projects.shareSets(project);
    return Answers.entity(new Sets(sets, sets.size()), project.tag(), request);
  }

  @POST
  @Idempotent
  @RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
  @Operation(
      operationId = "createShareSet",
      summary = "Set the shares from a date on",
      description =
          "Adds a share set, or replaces that with the same effectiveFrom. Needs the project's ETag as If-Match.")
  @APIResponse(
      responseCode = "201",
      description = "Taken down",
      content = @Content(schema = @Schema(implementation = Sets.class)))
  public Response create(
      @PathParam("identifier") String identifier,
      @HeaderParam("If-Match") String ifMatch,
      @NotNull @Valid ShareSet set) {
    StoredProject stored =
        projects.share(identifier, set, new Precondition(ifMatch, null), caller.get());
    List<ShareSet> sets = projects.shareSets(projects.getProject(identifier, caller.get()));
    return Response.status(Response.Status.CREATED)
        .entity(new Sets(sets, sets.size()))
        .tag(new EntityTag(stored.tag()))
        .build();
  }
}
