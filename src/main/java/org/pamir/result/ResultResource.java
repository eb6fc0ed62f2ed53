package org.pamir.result;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.project.ProjectService;
import org.pamir.shared.Caller;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.http.Answers;
import org.pamir.shared.http.Precondition;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.retry.Idempotent;

@Path("/projects/{identifier}/results")
@Tag(
    name = "Results",
    description =
        "What projects changed: results with their indicators, targets and actual values (IATI result).")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ResultResource {

  private final ResultService results;
  private final ResultApprovals approvals;
  private final ResultQueries queries;
  private final ProjectService projects;
  private final CurrentCaller caller;

  ResultResource(
      ResultService results,
      ResultApprovals approvals,
      ResultQueries queries,
      ProjectService projects,
      CurrentCaller caller) {
    this.results = results;
    this.approvals = approvals;
    this.queries = queries;
    this.projects = projects;
    this.caller = caller;
  }

  @Schema(name = "ResultPage")
  record Listed(List<ResultView> items, String next, long total, long revision) {}

  @GET
  @Operation(
      operationId = "listProjectResults",
      summary = "List a project's results",
      description = "Results of one project with their indicators, a page at a time.")
  @APIResponse(
      responseCode = "200",
      description = "A page of results",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  public Response listOfProject(
      @PathParam("identifier") String identifier,
      @BeanParam PageParams page,
      @Context UriInfo uri) {
    return Answers.page(
        queries.ofProject(projects.getProject(identifier, caller.get()), page), uri);
  }

  @POST
  @Idempotent
  @RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
  @Operation(
      operationId = "createResult",
      summary = "Report a result",
      description =
          "Takes down a result whole: its indicators with baselines and periods, each with targets and actual values. Values are texts, as in IATI, and numbers where the measure is unit or percentage; a percentage that is to be added up names its numerator and denominator. A value with dimensions or locations is of that part alone; the dimension `country` makes it a country’s.")
  @APIResponse(
      responseCode = "201",
      description = "Taken down; Location names it",
      content = @Content(schema = @Schema(implementation = ResultView.class)))
  public Response create(
      @PathParam("identifier") String identifier,
      @NotNull @Valid ResultRequest result,
      @Context UriInfo uri) {
    return Answers.written(
        results.create(identifier, result, caller.get()), uri, "projects", identifier, "results");
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getResult",
      summary = "Read a result",
      description = "One result of a project with its indicators, by its id.")
  @APIResponse(
      responseCode = "200",
      description = "The result",
      content = @Content(schema = @Schema(implementation = ResultView.class)))
  public Response get(
      @PathParam("identifier") String identifier,
      @PathParam("id") UUID id,
      @Context Request request) {
    ResultView found = results.get(identifier, id, caller.get());
    return Answers.entity(found, found.tag(), request);
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
  @Operation(
      operationId = "putResult",
      summary = "Correct a result",
      description =
          "Replaces the whole result. Saying the same again changes nothing; what it was before stays in the history. A period that was approved must be said as it was, or unlocked before (409).")
  @APIResponse(
      responseCode = "200",
      description = "Replaced",
      content = @Content(schema = @Schema(implementation = ResultView.class)))
  public Response put(
      @PathParam("identifier") String identifier,
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") String ifMatch,
      @NotNull @Valid ResultRequest result,
      @Context UriInfo uri) {
    return Answers.written(
        results.put(identifier, id, result, new Precondition(ifMatch, null), caller.get()), uri);
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
  @Operation(
      operationId = "deleteResult",
      summary = "Take back a result",
      description =
          "Removes what was reported by mistake. It stays in the history. A result with approved periods stays until they are unlocked (409).")
  @APIResponse(responseCode = "204", description = "Removed")
  public void delete(
      @PathParam("identifier") String identifier,
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") String ifMatch) {
    results.delete(identifier, id, new Precondition(ifMatch, null), caller.get());
  }

  @POST
  @Idempotent
  @Path("/{id}/approve")
  @RolesAllowed({Caller.FOCAL_POINT, Caller.HUB_ADMIN})
  @Operation(
      operationId = "approveResult",
      summary = "Approve figures of a result",
      description =
          "Locks periods of a result: who reports it cannot change them any more, by a push or a file, until they are unlocked. For a focal point of a country in the project, and for the hub. Which periods is said by their place, from 0; all of them where it is left out.")
  @APIResponse(
      responseCode = "200",
      description = "Approved",
      content = @Content(schema = @Schema(implementation = ResultView.class)))
  public Response approve(
      @PathParam("identifier") String identifier,
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") String ifMatch,
      @Valid ApprovalRequest said,
      @Context Request request) {
    ResultView result =
        approvals.approve(identifier, id, said, new Precondition(ifMatch, null), caller.get());
    return Answers.tagged(result, result.tag());
  }

  @POST
  @Idempotent
  @Path("/{id}/unlock")
  @RolesAllowed({Caller.FOCAL_POINT, Caller.HUB_ADMIN})
  @Operation(
      operationId = "unlockResult",
      summary = "Unlock figures of a result",
      description =
          "Lets periods be changed again: the hub any, a country what it approved itself.")
  @APIResponse(
      responseCode = "200",
      description = "Unlocked",
      content = @Content(schema = @Schema(implementation = ResultView.class)))
  public Response unlock(
      @PathParam("identifier") String identifier,
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") String ifMatch,
      @Valid ApprovalRequest said,
      @Context Request request) {
    ResultView result =
        approvals.unlock(identifier, id, said, new Precondition(ifMatch, null), caller.get());
    return Answers.tagged(result, result.tag());
  }
}
