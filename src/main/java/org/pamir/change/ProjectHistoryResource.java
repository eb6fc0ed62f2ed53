package org.pamir.change;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.http.Answers;
import org.pamir.shared.paging.PageParams;

@Path("/projects/{identifier}/history")
@Tag(name = "History", description = "Who changed what, and when.")
@Produces(MediaType.APPLICATION_JSON)
public class ProjectHistoryResource {

  private final ProjectHistoryService history;
  private final CurrentCaller caller;

  ProjectHistoryResource(ProjectHistoryService history, CurrentCaller caller) {
    this.history = history;
    this.caller = caller;
  }

  @Schema(name = "ProjectRevisionPage")
  record Listed(List<ProjectRevision> items, String next, long total, long revision) {}

  @GET
  @Operation(
      operationId = "listProjectRevisions",
      summary = "List what happened to a project",
      description =
          "Every revision that changed the project or its money, the newest first: when, by whom, from where, and what became of"
              + " each thing. With `recordedAt` as `asOf` the project is read as a revision left it.")
  @APIResponse(
      responseCode = "200",
      description = "A page of revisions",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  public Response list(
      @PathParam("identifier") String identifier,
      @BeanParam PageParams page,
      @Context UriInfo uri) {
    return Answers.page(history.history(identifier, page, caller.get()), uri);
  }
}
