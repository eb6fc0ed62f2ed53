package org.pamir.result;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.project.Project;
import org.pamir.project.ProjectService;
import org.pamir.shared.CurrentCaller;

@Path("/projects/{identifier}/documents")
@Tag(name = "Projects")
@Produces(MediaType.APPLICATION_JSON)
public class DocumentResource {

  private final ProjectService projects;
  private final ResultQueries results;
  private final CurrentCaller caller;

  DocumentResource(ProjectService projects, ResultQueries results, CurrentCaller caller) {
    this.projects = projects;
    this.results = results;
    this.caller = caller;
  }

  @Schema(name = "Documents", description = "The documents of a project and of its results.")
  record Listed(List<ListedDocument> items, long total) {}

  @GET
  @Transactional
  @Operation(
      operationId = "listProjectDocuments",
      summary = "List a project's documents",
      description =
          "Links to documents about the project, then about its results, their indicators and values. They are changed"
              + " with what they are about: the member `documents` of the project or the result.")
  @APIResponse(
      responseCode = "200",
      description = "The documents",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  public Listed list(@PathParam("identifier") String identifier) {
    Project project = projects.getProject(identifier, caller.get());
    Stream<ListedDocument> own =
        projects.documents(project).stream().map(said -> ListedDocument.of("project", null, said));
    Stream<ListedDocument> ofResults = results.all(project).stream().flatMap(ListedDocument::of);
    List<ListedDocument> all = Stream.concat(own, ofResults).toList();
    return new Listed(all, all.size());
  }
}
