package org.pamir.intake;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.Duration;
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
import org.pamir.shared.problem.ProblemType;
import org.pamir.shared.retry.Idempotent;
import org.pamir.shared.table.TableFormat;

@Path("/imports")
@Tag(name = "Imports", description = "Files taken into the register, and what was found in them.")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
public class ImportResource {
  private static final String GZIP = "application/gzip";
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

  @POST
  @Idempotent(streamed = true)
  @Consumes({
    MediaType.APPLICATION_XML,
    MediaType.TEXT_XML,
    GZIP,
    "application/x-gzip",
    MediaType.APPLICATION_OCTET_STREAM,
    TableFormat.LINES,
    TableFormat.WORKBOOK
  })
  @Operation(
      operationId = "importFile",
      summary = "Import a file",
      description =
          "Takes in an IATI activity or organisation file of version 2.01 to 2.03, or of 1.0x by conversion, as XML or"
              + " gzip. The answer"
              + " comes when the file is kept; the work is done in the background, and goes on after a"
              + " restart. An editor's file takes its own organisation's activities; others are rejected, each"
              + " with a finding. Each activity becomes or updates the project with its identifier; its money"
              + " becomes commitments, disbursements, budgets and planned disbursements. Sending the"
              + " same file again changes nothing. Faults of the data do not stop an import: what can"
              + " be used is kept, and each is a finding. A file that breaks off half-way ends as"
              + " `failed` with its `problem`; the whole activities before that place stay. What is no"
              + " such file by its beginning is refused before anything is stored. `Prefer: wait=10`"
              + " (RFC 7240) waits that many seconds for the end, for a small file's sake. A table of"
              + " projects, participations or commitments, as CSV in UTF-8 or XLSX, has the columns of its"
              + " template (`/imports/templates/…`) or of the register's own tables, all or some of them;"
              + " its header tells which it is. Of a project with a row at fault no row is taken.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_XML,
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "A small file", value = EXAMPLE)),
        @Content(mediaType = GZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = TableFormat.LINES, schema = @Schema(type = SchemaType.STRING)),
        @Content(
            mediaType = TableFormat.WORKBOOK,
            schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  @APIResponse(
      responseCode = "202",
      description = "Taken; `status` tells how far it is",
      headers = {
        @Header(name = "Location", description = "Where the import is to be read"),
        @Header(name = "Preference-Applied", description = "The `wait` that was kept to")
      },
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  public Response run(
      InputStream file,
      @BeanParam ImportParams params,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) MediaType type,
      @HeaderParam("Prefer")
          @Parameter(description = "`wait=` and seconds, at most 60", example = "wait=10")
          List<String> prefer,
      @Context UriInfo uri) {
    if (type == null) {
      throw ProblemType.UNSUPPORTED_MEDIA_TYPE.because(
          "A file needs a Content-Type, such as application/xml or text/csv.");
    }
    Duration wait = ImportParams.wait(prefer);
    ImportView taken =
        imports.receive(
            file,
            (type.getType() + '/' + type.getSubtype()).toLowerCase(java.util.Locale.ROOT),
            params.name(),
            params.dryRun(),
            params.missing(),
            caller.get());
    Response.ResponseBuilder answer =
        Response.accepted(wait.isZero() ? taken : imports.await(taken.id(), wait))
            .location(uri.getBaseUriBuilder().path("imports").path(taken.id().toString()).build());
    return (wait.isZero()
            ? answer
            : answer.header("Preference-Applied", "wait=" + wait.toSeconds()))
        .build();
  }

  @GET
  @Operation(
      operationId = "listImports",
      summary = "List imports",
      description =
          "Imports of the caller's organisation, or all for a hub-admin, the newest first, a page at a time.")
  @APIResponse(
      responseCode = "200",
      description = "A page of imports",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  public Response list(@BeanParam PageParams page, @Context UriInfo uri) {
    return Answers.page(queries.list(page, caller.get()), uri);
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
    return imports.get(uuid(id), caller.get());
  }

  @POST
  @Idempotent
  @Path("/{id}/cancel")
  @Operation(
      operationId = "cancelImport",
      summary = "Cancel an import",
      description =
          "Ends an import before its file does. What it has taken in by then stays in the register. One"
              + " at work ends within a second or two: read it again. One that has ended otherwise is"
              + " a conflict; to cancel twice changes nothing.")
  @APIResponse(
      responseCode = "202",
      description = "The import, cancelled or about to be",
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  public Response cancel(@PathParam("id") String id) {
    return Response.accepted(imports.cancel(uuid(id), caller.get())).build();
  }

  static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw ProblemType.NOT_FOUND.because("No import with this id.");
    }
  }
}
