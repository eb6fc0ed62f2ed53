package org.pamir.organisation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.shared.Caller;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.http.Answers;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.problem.ProblemType;
import org.pamir.shared.retry.Idempotent;

@Path("/organisations/merges")
@Tag(name = "Organisations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OrganisationMergeListResource {

  private final OrganisationMerges merges;
  private final OrganisationMergeList list;
  private final CurrentCaller caller;

  OrganisationMergeListResource(
      OrganisationMerges merges, OrganisationMergeList list, CurrentCaller caller) {
    this.merges = merges;
    this.list = list;
    this.caller = caller;
  }

  @Schema(name = "OrganisationMergePage")
  record Listed(
      java.util.List<OrganisationMergeView> items, String next, long total, long revision) {}

  @GET
  @RolesAllowed(Caller.HUB_ADMIN)
  @Operation(
      operationId = "listOrganisationMerges",
      summary = "List merges of organisations",
      description = "Which organisations were made one, by whom, and which of that was undone.")
  @APIResponse(
      responseCode = "200",
      description = "A page of merges",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  public Response list(
      @QueryParam("ref")
          @Parameter(
              description = "Ref of one of the two, the one that went or the one that stayed")
          String ref,
      @BeanParam PageParams page,
      @Context UriInfo uri) {
    return Answers.page(list.list(ref, page), uri);
  }

  @POST
  @Idempotent
  @Path("/{id}/undo")
  @RolesAllowed(Caller.HUB_ADMIN)
  @Operation(
      operationId = "undoOrganisationMerge",
      summary = "Undo a merge of organisations",
      description =
          "The organisation that went is there again, with its aliases and all that was and is reported under its refs, in one revision."
              + " Of merges that rest on each other the last goes first.")
  @APIResponse(
      responseCode = "200",
      description = "Undone",
      content = @Content(schema = @Schema(implementation = OrganisationMergeView.class)))
  public Response undo(@PathParam("id") @Parameter(example = "17") String id) {
    if (!id.matches("[0-9]{1,18}")) {
      throw ProblemType.NOT_FOUND.because("No merge " + id + " here.");
    }
    OrganisationMergeView undone = merges.undo(Long.parseLong(id), caller.get());
    return Response.ok(undone).header("Pamir-Revision", undone.revision()).build();
  }
}
