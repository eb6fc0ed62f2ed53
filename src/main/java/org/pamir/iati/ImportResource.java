package org.pamir.iati;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.shared.Caller;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.http.Answers;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.shared.problem.ProblemType;

@Path("/imports")
@Tag(name = "Imports", description = "Files taken into the register, and what was found in them.")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.HUB_ADMIN)
public class ImportResource {
  private static final String GZIP = "application/gzip";
  private static final int NAME_LENGTH = 200;
  private static final String EXAMPLE =
      """
      <iati-activities version="2.03">
        <iati-activity default-currency="USD" xml:lang="en">
          <iati-identifier>XM-DAC-41114-EXAMPLE-1</iati-identifier>
          <reporting-org ref="XM-DAC-41114" type="40"><narrative>UNDP</narrative></reporting-org>
          <title><narrative>Shared water monitoring</narrative></title>
          <activity-status code="2"/>
          <activity-date iso-date="2025-01-01" type="1"/>
          <recipient-country code="KG" percentage="50"/>
          <recipient-country code="UZ" percentage="50"/>
          <transaction>
            <transaction-type code="2"/>
            <transaction-date iso-date="2025-03-31"/>
            <value value-date="2025-03-31">1250000.00</value>
          </transaction>
        </iati-activity>
      </iati-activities>""";

  private final ImportService imports;
  private final ImportQueries queries;
  private final CurrentCaller caller;

  ImportResource(ImportService imports, ImportQueries queries, CurrentCaller caller) {
    this.imports = imports;
    this.queries = queries;
    this.caller = caller;
  }

  @Schema(name = "ImportPage")
  record Listed(List<ImportView> items, String next, long total, long revision) {}

  @Schema(name = "FindingPage")
  record ListedFindings(List<FindingView> items, String next, long total, long revision) {}

  @POST
  @Consumes({
    MediaType.APPLICATION_XML,
    MediaType.TEXT_XML,
    GZIP,
    "application/x-gzip",
    MediaType.APPLICATION_OCTET_STREAM
  })
  @Operation(
      operationId = "importFile",
      summary = "Import an IATI file",
      description =
          "Takes in an IATI activity file of version 2.01, 2.02 or 2.03, as XML or gzip. Each activity"
              + " becomes or updates the project with its identifier; its money becomes commitments,"
              + " disbursements, budgets and planned disbursements. Sending the same file again changes"
              + " nothing. Faults of the data do not stop an import: what can be used is kept, and each"
              + " is a finding. A file that breaks off half-way ends as `failed` with its `problem`;"
              + " the whole activities before that place stay. A document type declaration, another"
              + " kind of file or another version is refused before anything is stored.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_XML,
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "A small file", value = EXAMPLE)),
        @Content(mediaType = GZIP, schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  @APIResponse(
      responseCode = "202",
      description = "Taken; `status` tells whether to the end",
      headers = @Header(name = "Location", description = "Where the import is to be read"),
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  public Response run(
      InputStream file,
      @HeaderParam("Content-Length") @Parameter(hidden = true) String length,
      @QueryParam("name") @Parameter(description = "What to call the file", example = "undp-kg.xml")
          String name,
      @QueryParam("dryRun")
          @Parameter(
              description = "`true`: reports what would happen, and changes nothing",
              schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
          String dryRun,
      @Context UriInfo uri) {
    if (name != null && (name.length() > NAME_LENGTH || name.indexOf(0) >= 0)) {
      throw new InvalidRequestException("name", "must have at most " + NAME_LENGTH + " characters");
    }
    ImportView done =
        imports.run(
            file,
            length == null ? null : Long.valueOf(length),
            name,
            flag("dryRun", dryRun),
            caller.get());
    return Response.accepted(done)
        .location(uri.getBaseUriBuilder().path("imports").path(done.id().toString()).build())
        .build();
  }

  @GET
  @Operation(
      operationId = "listImports",
      summary = "List imports",
      description = "All imports, the newest first, a page at a time.")
  @APIResponse(
      responseCode = "200",
      description = "A page of imports",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  public Response list(@BeanParam PageParams page, @Context UriInfo uri) {
    return Answers.page(queries.list(page), uri);
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getImport",
      summary = "Read an import",
      description = "How far an import is, and what became of the file.")
  @APIResponse(
      responseCode = "200",
      description = "The import",
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  public ImportView get(@PathParam("id") String id) {
    return imports.get(uuid(id));
  }

  @GET
  @Path("/{id}/findings")
  @Operation(
      operationId = "listFindings",
      summary = "List the findings of an import",
      description =
          "Everything that was wrong or odd in the file, in the file's order, with its place and what"
              + " was done about it.")
  @APIResponse(
      responseCode = "200",
      description = "A page of findings",
      content = @Content(schema = @Schema(implementation = ListedFindings.class)))
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
    UUID known = imports.get(uuid(id)).id();
    return Answers.page(queries.findings(known, severity, rule, page), uri);
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw ProblemType.NOT_FOUND.because("No import with this id.");
    }
  }

  private static boolean flag(String name, String value) {
    if (value == null || value.equals("false")) {
      return false;
    }
    if (value.equals("true")) {
      return true;
    }
    throw new InvalidRequestException(name, "must be true or false");
  }
}
