package org.pamir.iati;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.http.Answers;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.shared.problem.ProblemType;

@Path("/")
@Tag(name = "Exports", description = "The register in the IATI standard's own form.")
@Produces(MediaType.APPLICATION_XML)
// As those of JSON say on the same paths: requests are told apart by what they send before by what
// they accept.
@Consumes(MediaType.APPLICATION_JSON)
public class ExportResource {
  private static final String XML = "application/xml;charset=UTF-8";

  private final ExportService exports;
  private final CurrentCaller caller;

  ExportResource(ExportService exports, CurrentCaller caller) {
    this.exports = exports;
    this.caller = caller;
  }

  @GET
  @Path("/exports/iati")
  @Operation(
      operationId = "exportIati",
      summary = "Export projects as an IATI file",
      description =
          "All projects that match every filter, as one IATI 2.03 activity file that is valid against the"
              + " official schema, streamed. Drafts never leave; what was withdrawn leaves where"
              + " `publication` asks for it. What came in by an IATI file leaves as it was published, in"
              + " elements the register has no place for too. What the schema does not admit, such as an"
              + " unknown element, leaves as text of a `kept` element of the namespace `urn:pamir:iati`;"
              + " what the schema asks for and nobody said has its attribute `implied`. Countries and"
              + " regions are the activity's, with percentages, where all its rows of money share one"
              + " split; else each row leaves as one transaction a country, with amounts that sum to it"
              + " exactly. Importing an export changes nothing.")
  @APIResponse(
      responseCode = "200",
      description = "An IATI 2.03 activity file",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_XML,
              schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(
      responseCode = "204",
      description = "No project matches: a file of the standard has one activity at least")
  public Response all(@BeanParam ProjectFilter filter, @QueryParam("format") String format) {
    check(format);
    return file(filter, "iati-activities.xml");
  }

  @GET
  @Path("/projects")
  @Operation(hidden = true)
  public Response list(@BeanParam ProjectFilter filter, @QueryParam("format") String format) {
    check(format);
    return file(filter, "projects.xml");
  }

  @GET
  @Path("/projects/{identifier}")
  @Operation(hidden = true)
  public Response get(
      @PathParam("identifier") String identifier,
      @QueryParam("format") String format,
      @Context Request request) {
    check(format);
    String file =
        exports
            .find(identifier)
            .orElseThrow(
                () ->
                    ProblemType.NOT_FOUND.because(
                        "No project " + identifier + " that is published."));
    return typed(Answers.variant(file, "iati", request));
  }

  private Response file(ProjectFilter filter, String name) {
    Criteria found = exports.find(filter, caller.get()).orElse(null);
    if (found == null) {
      return Response.noContent().build();
    }
    StreamingOutput body = stream -> exports.write(found, stream);
    return typed(
        Response.ok(body)
            .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
            .build());
  }

  private static Response typed(Response response) {
    Response.ResponseBuilder answer =
        Response.fromResponse(response).header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    return response.hasEntity() ? answer.type(XML).build() : answer.build();
  }

  private static void check(String format) {
    if (format != null && !format.equals("xml")) {
      throw new InvalidRequestException("format", "must be xml here, or be left out");
    }
  }
}
