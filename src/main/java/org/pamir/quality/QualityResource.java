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

@Path("/projects/{identifier}/quality")
@Tag(
    name = "Quality",
    description = "What the rules of the standard say of projects, and how good they are.")
@Produces(MediaType.APPLICATION_JSON)
public class QualityResource {

  private final QualityService quality;
  private final CurrentCaller caller;

  QualityResource(QualityService quality, CurrentCaller caller) {
    this.quality = quality;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "getProjectQuality",
      summary = "Judge a project",
      description =
          "Judges the project with its money, as it is now, by the official IATI ruleset, the code lists, and the register's own rules: the same"
              + " rules that files are judged by while they are imported. Answers each broken rule with its place, and a score.")
  @APIResponse(responseCode = "200", description = "The findings and the score")
  public QualityView get(@PathParam("identifier") String identifier) {
    return quality.project(identifier, caller.get());
  }
}
