package org.pamir.quality;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.shared.CurrentCaller;

@Path("/organisations/{ref}/quality")
@Tag(name = "Quality")
@Produces(MediaType.APPLICATION_JSON)
public class OrganisationQualityResource {

  private final QualityService quality;
  private final CurrentCaller caller;

  OrganisationQualityResource(QualityService quality, CurrentCaller caller) {
    this.quality = quality;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "getOrganisationQuality",
      summary = "Judge an organisation's projects",
      description =
          "The mean score of the published projects that the organisation reports, and how much is wrong in them. A project is judged again after"
              + " it changed; where there are many of those, an answer comes after two seconds with what is judged by then.")
  @APIResponse(responseCode = "200", description = "The score")
  public OrganisationQualityView get(@PathParam("ref") String ref) {
    return quality.organisation(ref, caller.get());
  }
}
