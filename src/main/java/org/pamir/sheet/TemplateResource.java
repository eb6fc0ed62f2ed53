package org.pamir.sheet;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.project.ProjectRequest;

/** Templates of the tables that can be imported: their header, and a row that is valid. */
@Path("/imports/templates")
@Tag(name = "Imports")
@Produces(MediaType.APPLICATION_JSON)
public class TemplateResource {

  private final TemplateExamples examples;

  TemplateResource(TemplateExamples examples) {
    this.examples = examples;
  }

  @Schema(name = "ProjectTemplate")
  record Projects(List<ProjectRequest> items, int total) {}

  @Schema(name = "ParticipationTemplate")
  record Participations(List<ParticipationLine> items, int total) {}

  @Schema(name = "CommitmentTemplate")
  record Commitments(List<CommitmentLine> items, int total) {}

  @GET
  @Path("/projects")
  @Operation(
      operationId = "getProjectTemplate",
      summary = "Get the template of a table of projects",
      description =
          "With `format=csv` or `xlsx`, a header row and an example. A column that is left out leaves"
              + " alone what a project has; an empty cell takes it out.")
  @APIResponse(
      responseCode = "200",
      description = "The example",
      content = @Content(schema = @Schema(implementation = Projects.class)))
  public Projects projects() {
    return new Projects(List.of(examples.project()), 1);
  }

  @GET
  @Path("/participations")
  @Operation(
      operationId = "getParticipationTemplate",
      summary = "Get the template of a table of participations",
      description =
          "With `format=csv` or `xlsx`, a header row and an example. Countries of a project that no"
              + " row names stay as they are; all shares together are 100.")
  @APIResponse(
      responseCode = "200",
      description = "The example",
      content = @Content(schema = @Schema(implementation = Participations.class)))
  public Participations participations() {
    return new Participations(examples.participations(), examples.participations().size());
  }

  @GET
  @Path("/commitments")
  @Operation(
      operationId = "getCommitmentTemplate",
      summary = "Get the template of a table of commitments",
      description =
          "With `format=csv` or `xlsx`, a header row and an example. A row with an `id` changes that"
              + " commitment; one without is new, unless the project has one that says the same.")
  @APIResponse(
      responseCode = "200",
      description = "The example",
      content = @Content(schema = @Schema(implementation = Commitments.class)))
  public Commitments commitments() {
    return new Commitments(List.of(examples.commitment()), 1);
  }
}
