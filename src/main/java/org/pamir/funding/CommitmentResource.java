package org.pamir.funding;

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
import org.pamir.funding.FundingQueries.Table;
import org.pamir.project.ProjectService;
import org.pamir.shared.Caller;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.Revisions.Source;
import org.pamir.shared.http.Answers;
import org.pamir.shared.http.Precondition;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.retry.Idempotent;

@Path("/projects/{identifier}/commitments")
@Tag(
    name = "Commitments",
    description =
        "Money promised: pledges, commitments, guarantees (IATI transaction types 2, 10, 11, 12, 13).")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CommitmentResource {

  private final CommitmentService commitments;
  private final FundingQueries queries;
  private final ProjectService projects;
  private final CurrentCaller caller;

  CommitmentResource(
      CommitmentService commitments,
      FundingQueries queries,
      ProjectService projects,
      CurrentCaller caller) {
    this.commitments = commitments;
    this.queries = queries;
    this.projects = projects;
    this.caller = caller;
  }

  @Schema(name = "CommitmentPage")
  record Listed(List<CommitmentView> items, String next, long total, long revision) {}

  @GET
  @Operation(
      operationId = "listProjectCommitments",
      summary = "List a project's commitments",
      description = "Commitments of one project, a page at a time.")
  @APIResponse(
      responseCode = "200",
      description = "A page of commitments",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  public Response listOfProject(
      @PathParam("identifier") String identifier,
      @BeanParam PageParams page,
      @Context UriInfo uri) {
    return Answers.page(
        queries.ofProject(Table.COMMITMENT, projects.getProject(identifier, caller.get()), page),
        uri);
  }

  @POST
  @Idempotent
  @RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
  @Operation(
      operationId = "createCommitment",
      summary = "Report a commitment",
      description =
          "Takes down a pledge, a commitment or a guarantee. A reduction is a new one with a negative amount.")
  @APIResponse(
      responseCode = "201",
      description = "Taken down; Location names it",
      content = @Content(schema = @Schema(implementation = CommitmentView.class)))
  public Response create(
      @PathParam("identifier") String identifier,
      @NotNull @Valid CommitmentRequest commitment,
      @Context UriInfo uri) {
    return Answers.written(
        commitments.create(identifier, commitment, caller.get(), Source.API),
        uri,
        "projects",
        identifier,
        "commitments");
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getCommitment",
      summary = "Read a commitment",
      description = "One commitment of a project, by its id.")
  @APIResponse(
      responseCode = "200",
      description = "The commitment",
      content = @Content(schema = @Schema(implementation = CommitmentView.class)))
  public Response get(
      @PathParam("identifier") String identifier,
      @PathParam("id") UUID id,
      @Context Request request) {
    CommitmentView found = commitments.get(identifier, id, caller.get());
    return Answers.entity(found, found.tag(), request);
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
  @Operation(
      operationId = "putCommitment",
      summary = "Correct a commitment",
      description = "Replaces what was reported. What it was before stays in the history.")
  @APIResponse(
      responseCode = "200",
      description = "Replaced",
      content = @Content(schema = @Schema(implementation = CommitmentView.class)))
  public Response put(
      @PathParam("identifier") String identifier,
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") String ifMatch,
      @NotNull @Valid CommitmentRequest commitment,
      @Context UriInfo uri) {
    return Answers.written(
        commitments.put(identifier, id, commitment, new Precondition(ifMatch, null), caller.get()),
        uri);
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
  @Operation(
      operationId = "deleteCommitment",
      summary = "Take back a commitment",
      description = "Removes what was reported by mistake. It stays in the history.")
  @APIResponse(responseCode = "204", description = "Removed")
  public void delete(
      @PathParam("identifier") String identifier,
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") String ifMatch) {
    commitments.delete(identifier, id, new Precondition(ifMatch, null), caller.get());
  }
}
