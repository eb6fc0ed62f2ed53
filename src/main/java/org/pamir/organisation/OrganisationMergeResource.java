package org.pamir.organisation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.shared.Caller;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.retry.Idempotent;

@Path("/organisations/{ref}/merge")
@Tag(name = "Organisations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OrganisationMergeResource {

  private final OrganisationMerges merges;
  private final CurrentCaller caller;

  OrganisationMergeResource(OrganisationMerges merges, CurrentCaller caller) {
    this.merges = merges;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @RolesAllowed(Caller.HUB_ADMIN)
  @Operation(
      operationId = "mergeOrganisation",
      summary = "Merge an organisation into another",
      description =
          "The organisation of this ref turns out to be the one of `into`: its ref and aliases become aliases of that one, and projects,"
              + " money, flows and figures count for it, in one revision. What was reported keeps the refs it was reported with. It can"
              + " be undone.")
  @APIResponse(
      responseCode = "201",
      description = "Merged",
      content = @Content(schema = @Schema(implementation = OrganisationMergeView.class)))
  public Response merge(@PathParam("ref") String ref, @NotNull @Valid MergeRequest merge) {
    OrganisationMergeView merged = merges.merge(ref, merge, caller.get());
    return Response.status(Response.Status.CREATED)
        .entity(merged)
        .header("Pamir-Revision", merged.revision())
        .build();
  }
}
