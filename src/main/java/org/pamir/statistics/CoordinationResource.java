package org.pamir.statistics;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.CurrentCaller;

@Path("/statistics/coordination")
@Tag(
    name = "Coordination",
    description = "Who else works on it, at the same time, and where nobody does.")
@Produces(MediaType.APPLICATION_JSON)
public class CoordinationResource {

  private final CoordinationStatistics statistics;
  private final StatisticsCache cache;
  private final CurrentCaller caller;

  CoordinationResource(
      CoordinationStatistics statistics, StatisticsCache cache, CurrentCaller caller) {
    this.statistics = statistics;
    this.cache = cache;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "getCoordination",
      summary = "Tell who works on this goal in this country or basin",
      description =
          "The organisations in the published projects that match the filter, such as `country=KG&sdg=6` or `grouping=SYR-DARYA`, with their"
              + " roles, projects, time and committed money. Money is that of the countries and goals that are asked for.")
  @APIResponse(
      responseCode = "200",
      description = "One row an organisation",
      content = @Content(schema = @Schema(implementation = Coordination.class)))
  public Response parties(
      @BeanParam ProjectFilter filter, @Context UriInfo uri, @Context Request request) {
    return cache.answer(uri, request, () -> statistics.parties(filter, caller.get()));
  }

  @GET
  @Path("/overlaps")
  @Operation(
      operationId = "getCoordinationOverlaps",
      summary = "Tell which organisations work beside each other",
      description =
          "Pairs of reporting organisations with projects under way at the same time in the same country on the same goal (or on none that"
              + " is told). Of a filter that matches more, the first 1,000 projects under way are compared, and `complete` is false.")
  @APIResponse(
      responseCode = "200",
      description = "One row for two organisations, a country and a goal",
      content = @Content(schema = @Schema(implementation = Coordination.Overlaps.class)))
  public Response overlaps(
      @BeanParam ProjectFilter filter, @Context UriInfo uri, @Context Request request) {
    return cache.answer(uri, request, () -> statistics.overlaps(filter, caller.get()));
  }

  @GET
  @Path("/gaps")
  @Operation(
      operationId = "getCoordinationGaps",
      summary = "Tell where nobody works",
      description =
          "Each country with each goal, or theme: how many projects are under way, of how many organisations, what is budgeted and what is"
              + " committed. `nobody` has no project under way; `unfunded` has budgets and no commitments. The six countries, where none are"
              + " asked for.")
  @APIResponse(
      responseCode = "200",
      description = "One row a cell",
      content = @Content(schema = @Schema(implementation = Coordination.Gaps.class)))
  public Response gaps(
      @BeanParam ProjectFilter filter,
      @QueryParam("by") @Parameter(description = "`sdg` (the default) or `theme`") String by,
      @QueryParam("state")
          @Parameter(description = "nobody, unfunded or served; all where left out")
          String state,
      @Context UriInfo uri,
      @Context Request request) {
    return cache.answer(uri, request, () -> statistics.gaps(filter, by, state, caller.get()));
  }
}
