package org.pamir.statistics;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.organisation.Organisations;
import org.pamir.shared.Caller;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.http.Answers;
import org.pamir.shared.http.Precondition;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.problem.ProblemType;

@Path("/organisations/{ref}/reported-by-others")
@Tag(name = "Organisations")
@Produces(MediaType.APPLICATION_JSON)
public class ReportedByOthersResource {

  private final FlowList flows;
  private final ReportAnswers answers;
  private final Organisations organisations;
  private final CurrentCaller caller;

  ReportedByOthersResource(
      FlowList flows, ReportAnswers answers, Organisations organisations, CurrentCaller caller) {
    this.flows = flows;
    this.answers = answers;
    this.organisations = organisations;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listReportedByOthers",
      summary = "List what others say of an organisation",
      description =
          "Flows that others report with this organisation at the other end and that it does not report itself, or reports"
              + " with another amount. What it says to each stands beside the report, as `answer`.")
  @APIResponse(
      responseCode = "200",
      description = "A page of flows",
      content = @Content(schema = @Schema(implementation = FlowResource.Listed.class)))
  public Response list(
      @PathParam("ref") @Parameter(example = "XM-DAC-41114") String ref,
      @QueryParam("answer")
          @Parameter(
              description = "accepted, disputed or none: what the organisation says to them",
              example = "none")
          String answer,
      @BeanParam PageParams page,
      @Context UriInfo uri) {
    return Answers.page(flows.reportedByOthers(organisation(ref), answer, page), uri);
  }

  @PUT
  @Path("/{report}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
  @Operation(
      operationId = "putReportAnswer",
      summary = "Accept or dispute a report",
      description =
          "Says, for the organisation, that a report of it is so or is not, and why. The answer stands beside the report; it moves no"
              + " figure. A report that is changed afterwards shows the answer as outdated. Replacing an answer needs If-Match.")
  @APIResponse(
      responseCode = "200",
      description = "Replaced, or unchanged",
      content = @Content(schema = @Schema(implementation = ReportAnswer.class)))
  @APIResponse(
      responseCode = "201",
      description = "Answered",
      content = @Content(schema = @Schema(implementation = ReportAnswer.class)))
  public Response put(
      @PathParam("ref") @Parameter(example = "XM-DAC-41114") String ref,
      @PathParam("report") @Parameter(description = "`report` of the list") String report,
      @HeaderParam("If-Match") String ifMatch,
      @HeaderParam("If-None-Match") String ifNoneMatch,
      @NotNull @Valid AnswerRequest said,
      @Context UriInfo uri) {
    return Answers.written(
        answers.put(
            organisation(ref),
            uuid(report),
            said,
            new Precondition(ifMatch, ifNoneMatch),
            caller.get()),
        uri,
        "organisations",
        ref,
        "reported-by-others");
  }

  @DELETE
  @Path("/{report}")
  @RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
  @Operation(
      operationId = "deleteReportAnswer",
      summary = "Take an answer back",
      description = "The report is then unanswered; that it was answered stays in the history.")
  @APIResponse(responseCode = "204", description = "Taken back")
  public void delete(
      @PathParam("ref") @Parameter(example = "XM-DAC-41114") String ref,
      @PathParam("report") @Parameter(description = "`report` of the list") String report,
      @HeaderParam("If-Match") String ifMatch) {
    answers.delete(organisation(ref), uuid(report), new Precondition(ifMatch, null), caller.get());
  }

  private long organisation(String ref) {
    return organisations
        .find(ref, caller.get())
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("No organisation " + ref + " here."));
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ProblemType.NOT_FOUND.because("No report with this id.");
    }
  }
}
