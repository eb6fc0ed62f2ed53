package org.pamir.likeness;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.pamir.likeness.ProjectLinks.Pair;
import org.pamir.shared.Caller;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.http.Answers;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.retry.Idempotent;

@Path("/projects/{identifier}/look-alikes")
@Tag(name = "Look-alikes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProjectLookAlikeResource {

  private final ProjectLookAlikes lookAlikes;
  private final ProjectLookAlikeQueries queries;
  private final ProjectLinks links;
  private final CurrentCaller caller;

  ProjectLookAlikeResource(
      ProjectLookAlikes lookAlikes,
      ProjectLookAlikeQueries queries,
      ProjectLinks links,
      CurrentCaller caller) {
    this.lookAlikes = lookAlikes;
    this.queries = queries;
    this.links = links;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listLookAlikesOfProject",
      summary = "List projects that may be the same as this one",
      description =
          "What is proposed, and what was decided: linked or dismissed, by whom and when.")
  @APIResponse(
      responseCode = "200",
      description = "A page of pairs",
      content =
          @Content(schema = @Schema(implementation = ProjectLookAlikeListResource.Listed.class)))
  public Response list(
      @PathParam("identifier") String identifier,
      @BeanParam ProjectLookAlikeFilter states,
      @BeanParam PageParams page,
      @Context UriInfo uri) {
    return Answers.page(lookAlikes.of(identifier, states, page, caller.get()), uri);
  }

  @POST
  @Idempotent
  @Path("/link")
  @RolesAllowed(Caller.HUB_ADMIN)
  @Operation(
      operationId = "linkLookAlike",
      summary = "Say that two projects are the same",
      description =
          "They are related from then on, for readers to see. Neither projects nor money are merged: flows pair by what the reports"
              + " themselves name.")
  @APIResponse(
      responseCode = "200",
      description = "The pair",
      content = @Content(schema = @Schema(implementation = ProjectLookAlikeView.class)))
  public ProjectLookAlikeView link(
      @PathParam("identifier") String identifier, @NotNull @Valid LookAlikeDecision decision) {
    return shown(links.decide(identifier, decision, LookAlikeState.LINKED, caller.get()));
  }

  @POST
  @Idempotent
  @Path("/dismiss")
  @RolesAllowed(Caller.HUB_ADMIN)
  @Operation(
      operationId = "dismissLookAlike",
      summary = "Say that two projects are not the same",
      description = "They are not proposed any more.")
  @APIResponse(
      responseCode = "200",
      description = "The pair",
      content = @Content(schema = @Schema(implementation = ProjectLookAlikeView.class)))
  public ProjectLookAlikeView dismiss(
      @PathParam("identifier") String identifier, @NotNull @Valid LookAlikeDecision decision) {
    return shown(links.decide(identifier, decision, LookAlikeState.DISMISSED, caller.get()));
  }

  @POST
  @Idempotent
  @Path("/undo")
  @RolesAllowed(Caller.HUB_ADMIN)
  @Operation(
      operationId = "undoLookAlike",
      summary = "Take back what was decided of two projects",
      description =
          "They are proposed again where they are alike. What had been decided stays in the history.")
  @APIResponse(responseCode = "204", description = "Taken back")
  public void undo(
      @PathParam("identifier") String identifier, @NotNull @Valid LookAlikeDecision decision) {
    links.undo(identifier, decision, caller.get());
  }

  private ProjectLookAlikeView shown(Pair pair) {
    return queries.get(pair.one(), pair.other());
  }
}
