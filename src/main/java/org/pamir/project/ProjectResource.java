package org.pamir.project;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.shared.Caller;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.Revisions.Source;
import org.pamir.shared.http.Answers;
import org.pamir.shared.http.MergePatch;
import org.pamir.shared.http.Precondition;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.retry.Idempotent;

@Path("/")
@Tag(name = "Projects", description = "Cross-border development projects, each an IATI activity.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProjectResource {

  // The class has no path of its own: one of "/projects" would shadow the parts of a project that
  // other resources serve below it.
  private static final String ONE = "/projects/{identifier}";

  private final ProjectService projects;
  private final ProjectQueries queries;
  private final MergePatch mergePatch;
  private final CurrentCaller caller;

  ProjectResource(
      ProjectService projects,
      ProjectQueries queries,
      MergePatch mergePatch,
      CurrentCaller caller) {
    this.projects = projects;
    this.queries = queries;
    this.mergePatch = mergePatch;
    this.caller = caller;
  }

  @GET
  @Path("/projects")
  @Operation(
      operationId = "listProjects",
      summary = "List projects",
      description =
          "Projects that match every filter, a page at a time. A comma in a filter means or; a repeated parameter means and.")
  @APIResponse(
      responseCode = "200",
      description = "A page of projects",
      content = @Content(schema = @Schema(implementation = ProjectView.Listed.class)))
  public Response list(
      @BeanParam ProjectFilter filter,
      @BeanParam PageParams page,
      @BeanParam RepresentationParams params,
      @Context UriInfo uri) {
    return Answers.page(queries.list(filter, page, params, caller.get()), uri);
  }

  @POST
  @Idempotent
  @Path("/projects")
  @RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
  @Operation(
      operationId = "createProject",
      summary = "Register a project",
      description =
          "Registers a project that is not in the register yet. An agency that pushes every night uses PUT instead.")
  @APIResponse(
      responseCode = "201",
      description = "Registered; Location names it",
      content = @Content(schema = @Schema(implementation = ProjectView.class)))
  public Response create(@NotNull @Valid ProjectRequest project, @Context UriInfo uri) {
    return Answers.written(projects.create(project, caller.get()), uri, "projects");
  }

  @GET
  @Path(ONE)
  @Operation(
      operationId = "getProject",
      summary = "Read a project",
      description = "A project with all its parts.")
  @APIResponse(
      responseCode = "200",
      description = "The project; its ETag is what a write needs as If-Match",
      content = @Content(schema = @Schema(implementation = ProjectView.class)))
  public Response get(
      @PathParam("identifier") String identifier,
      @BeanParam RepresentationParams params,
      @Context Request request) {
    ProjectQueries.Shown shown =
        queries
            .find(identifier, params, caller.get())
            .orElseThrow(() -> ProjectService.notFound(identifier));
    String tag = shown.project().tag();
    return params.isWhole()
        ? Answers.entity(shown.body(), tag, request)
        : Answers.variant(shown.body(), tag, request);
  }

  @PUT
  @Path(ONE)
  @RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
  @Operation(
      operationId = "putProject",
      summary = "Register or replace a project",
      description =
          "Takes the whole project in place of what was said before. Saying the same again changes nothing. Replacing needs"
              + " If-Match; registering does not. What countries have confirmed stays.")
  @APIResponse(
      responseCode = "200",
      description = "Replaced, or unchanged",
      content = @Content(schema = @Schema(implementation = ProjectView.class)))
  @APIResponse(
      responseCode = "201",
      description = "Registered",
      content = @Content(schema = @Schema(implementation = ProjectView.class)))
  public Response put(
      @PathParam("identifier") String identifier,
      @HeaderParam("If-Match") String ifMatch,
      @HeaderParam("If-None-Match") String ifNoneMatch,
      @NotNull @Valid ProjectRequest project,
      @Context UriInfo uri) {
    return Answers.written(
        projects.put(
            identifier, project, new Precondition(ifMatch, ifNoneMatch), caller.get(), Source.API),
        uri,
        "projects");
  }

  @PATCH
  @Path(ONE)
  @Consumes(MergePatch.MEDIA_TYPE)
  @RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
  @Operation(
      operationId = "patchProject",
      summary = "Change members of a project",
      description =
          "JSON merge patch (RFC 7396): members replace, null removes, arrays are replaced whole.")
  @APIResponse(
      responseCode = "200",
      description = "Changed",
      content = @Content(schema = @Schema(implementation = ProjectView.class)))
  public Response patch(
      @PathParam("identifier") String identifier,
      @HeaderParam("If-Match") String ifMatch,
      @RequestBody(content = @Content(schema = @Schema(implementation = ProjectPatch.class)))
          JsonNode patch,
      @Context UriInfo uri) {
    return Answers.written(
        projects.change(
            identifier,
            new Precondition(ifMatch, null),
            caller.get(),
            said -> mergePatch.apply(said, patch, ProjectRequest.class)),
        uri,
        "projects");
  }

  @DELETE
  @Path(ONE)
  @RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
  @Operation(
      operationId = "deleteProject",
      summary = "Remove a draft, or withdraw a project",
      description =
          "A draft goes. A published project is withdrawn: it leaves lists and sums, and stays readable.")
  @APIResponse(responseCode = "204", description = "Removed or withdrawn")
  public void delete(
      @PathParam("identifier") String identifier, @HeaderParam("If-Match") String ifMatch) {
    projects.delete(identifier, new Precondition(ifMatch, null), caller.get());
  }
}
