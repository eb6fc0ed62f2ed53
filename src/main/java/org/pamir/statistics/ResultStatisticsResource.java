package org.pamir.statistics;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.project.ProjectCriteria;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.CurrentCaller;

@Path("/statistics/results")
@Tag(name = "Statistics")
@Produces(MediaType.APPLICATION_JSON)
public class ResultStatisticsResource {

  private final ResultStatistics results;
  private final ProjectCriteria projects;
  private final StatisticsCache cache;
  private final CurrentCaller caller;

  ResultStatisticsResource(
      ResultStatistics results,
      ProjectCriteria projects,
      StatisticsCache cache,
      CurrentCaller caller) {
    this.results = results;
    this.projects = projects;
    this.cache = cache;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "getResultStatistics",
      summary = "Add up what was aimed at and reached",
      description =
          "Targets, actual values and achievement by indicator, and by goal, target, country, type and year. Only figures of"
              + " indicators that say they may be aggregated are added, and only where reference, unit and measure are the"
              + " same. An indicator counts with its last period (of each year, where years are asked for), since IATI does"
              + " not say whether a figure contains earlier ones. Percentages are added up by numerator and denominator, never"
              + " averaged. Where a parent says that its figures contain those of its children, they are counted once. What"
              + " is in no row is in leftOut, with the reason.")
  @APIResponse(
      responseCode = "200",
      description = "Rows, and what was left out",
      content = @Content(schema = @Schema(implementation = ResultAnswer.class)))
  public Response results(
      @BeanParam ProjectFilter filter,
      @BeanParam ResultParams params,
      @Context UriInfo uri,
      @Context Request request) {
    ResultQuestion asked = ResultQuestion.of(params);
    return cache.answer(
        uri, request, () -> results.answer(projects.of(filter, caller.get()), asked));
  }
}
