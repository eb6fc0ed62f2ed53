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

@Path("/projects/{identifier}/budgets")
@Tag(name = "Budgets", description = "Money needed per period (IATI budget).")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BudgetResource {

  private final BudgetService budgets;
  private final FundingQueries queries;
  private final ProjectService projects;
  private final CurrentCaller caller;

  BudgetResource(
      BudgetService budgets,
      FundingQueries queries,
      ProjectService projects,
      CurrentCaller caller) {
    this.budgets = budgets;
    this.queries = queries;
    this.projects = projects;
    this.caller = caller;
  }

  @Schema(name = "BudgetPage")
  record Listed(List<BudgetView> items, String next, long total, long revision) {}

  @GET
  @Operation(
      operationId = "listProjectBudgets",
      summary = "List a project's budgets",
      description = "Budgets of one project, a page at a time.")
  @APIResponse(
      responseCode = "200",
      description = "A page of budgets",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  public Response listOfProject(
      @PathParam("identifier") String identifier,
      @BeanParam PageParams page,
      @Context UriInfo uri) {
    return Answers.page(
        queries.ofProject(Table.BUDGET, projects.getProject(identifier, caller.get()), page), uri);
  }

  @POST
  @Idempotent
  @RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
  @Operation(
      operationId = "createBudget",
      summary = "Report a budget",
      description =
          "Takes down what is needed in a period of at most a year. A revised budget replaces the original when counted.")
  @APIResponse(
      responseCode = "201",
      description = "Taken down; Location names it",
      content = @Content(schema = @Schema(implementation = BudgetView.class)))
  public Response create(
      @PathParam("identifier") String identifier,
      @NotNull @Valid BudgetRequest budget,
      @Context UriInfo uri) {
    return Answers.written(
        budgets.create(identifier, budget, caller.get(), Source.API),
        uri,
        "projects",
        identifier,
        "budgets");
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getBudget",
      summary = "Read a budget",
      description = "One budget of a project, by its id.")
  @APIResponse(
      responseCode = "200",
      description = "The budget",
      content = @Content(schema = @Schema(implementation = BudgetView.class)))
  public Response get(
      @PathParam("identifier") String identifier,
      @PathParam("id") UUID id,
      @Context Request request) {
    BudgetView found = budgets.get(identifier, id, caller.get());
    return Answers.entity(found, found.tag(), request);
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
  @Operation(
      operationId = "putBudget",
      summary = "Correct a budget",
      description = "Replaces what was reported. What it was before stays in the history.")
  @APIResponse(
      responseCode = "200",
      description = "Replaced",
      content = @Content(schema = @Schema(implementation = BudgetView.class)))
  public Response put(
      @PathParam("identifier") String identifier,
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") String ifMatch,
      @NotNull @Valid BudgetRequest budget,
      @Context UriInfo uri) {
    return Answers.written(
        budgets.put(identifier, id, budget, new Precondition(ifMatch, null), caller.get()), uri);
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
  @Operation(
      operationId = "deleteBudget",
      summary = "Take back a budget",
      description = "Removes what was reported by mistake. It stays in the history.")
  @APIResponse(responseCode = "204", description = "Removed")
  public void delete(
      @PathParam("identifier") String identifier,
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") String ifMatch) {
    budgets.delete(identifier, id, new Precondition(ifMatch, null), caller.get());
  }
}
