package org.pamir.intake;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
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

@Path("/imports/{id}/findings")
@Tag(name = "Imports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
public class ImportFindingResource {
  private final ImportService imports;
  private final CurrentCaller caller;
  private final ImportQueries queries;

  ImportFindingResource(ImportService imports, ImportQueries queries, CurrentCaller caller) {
    this.imports = imports;
    this.caller = caller;
    this.queries = queries;
  }

  @Schema(name = "FindingPage")
  record Listed(List<FindingView> items, String next, long total, long revision) {}

  @GET
  @Operation(
      operationId = "listFindings",
      summary = "List the findings of an import",
      description =
          "Everything that was wrong or odd in the file, in the file's order, with its place and what"
              + " was done about it.")
  @APIResponse(
      responseCode = "200",
      description = "A page of findings",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  public Response findings(
      @PathParam("id") String id,
      @QueryParam("severity")
          @Parameter(
              description = "critical, error, warning or advisory; a comma means or",
              example = "critical,error")
          String severity,
      @QueryParam("rule")
          @Parameter(description = "Rule; a comma means or", example = "value-not-a-number")
          String rule,
      @BeanParam PageParams page,
      @Context UriInfo uri) {
    UUID known = imports.get(ImportResource.uuid(id), caller.get()).id();
    return Answers.page(queries.findings(known, severity, rule, page), uri);
  }
}
