package org.pamir.likeness;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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
import org.pamir.shared.http.Answers;
import org.pamir.shared.paging.PageParams;

@Path("/organisations/look-alikes")
@Tag(name = "Organisations")
@Produces(MediaType.APPLICATION_JSON)
public class OrganisationLookAlikeResource {

  private final OrganisationLookAlikeQueries queries;

  OrganisationLookAlikeResource(OrganisationLookAlikeQueries queries) {
    this.queries = queries;
  }

  @Schema(name = "OrganisationLookAlikePage")
  record Listed(
      java.util.List<OrganisationLookAlikeView> items, String next, long total, long revision) {}

  @GET
  @RolesAllowed(Caller.HUB_ADMIN)
  @Operation(
      operationId = "listOrganisationLookAlikes",
      summary = "List organisations that may be the same",
      description =
          "Pairs whose names sound alike, in whatever script, or whose refs end in the same number, with the reasons, the likest first."
              + " They are looked for in the background, some seconds after a write, of the present alone.")
  @APIResponse(
      responseCode = "200",
      description = "A page of pairs",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  public Response list(
      @QueryParam("ref") @Parameter(description = "Ref of one of the two") String ref,
      @BeanParam PageParams page,
      @Context UriInfo uri) {
    return Answers.page(queries.list(ref, page), uri);
  }
}
