package org.pamir.likeness;

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
import org.pamir.project.ProjectFilter;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.http.Answers;
import org.pamir.shared.paging.PageParams;

@Path("/projects/look-alikes")
@Tag(
    name = "Look-alikes",
    description = "Projects that two organisations report and that may be one.")
@Produces(MediaType.APPLICATION_JSON)
public class ProjectLookAlikeListResource {

  private final ProjectLookAlikes lookAlikes;
  private final CurrentCaller caller;

  ProjectLookAlikeListResource(ProjectLookAlikes lookAlikes, CurrentCaller caller) {
    this.lookAlikes = lookAlikes;
    this.caller = caller;
  }

  @Schema(name = "ProjectLookAlikePage")
  record Listed(
      java.util.List<ProjectLookAlikeView> items, String next, long total, long revision) {}

  @GET
  @Operation(
      operationId = "listProjectLookAlikes",
      summary = "List projects that may be the same",
      description =
          "Pairs of published projects of different organisations that are alike, with the reasons, the likest first; the filters of"
              + " /projects hold for either of the two. They are looked for in the background, some seconds after a write, of the present"
              + " alone. Nothing of them is merged.")
  @APIResponse(
      responseCode = "200",
      description = "A page of pairs",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  public Response list(
      @BeanParam ProjectFilter filter,
      @BeanParam ProjectLookAlikeFilter states,
      @BeanParam PageParams page,
      @Context UriInfo uri) {
    return Answers.page(lookAlikes.list(filter, states, page, caller.get()), uri);
  }
}
