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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.project.ProjectCriteria;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.Revisions;
import org.pamir.shared.http.Freshness;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.statistics.FundingDiff.Moment;

@Path("/statistics/diff")
@Tag(name = "Statistics")
@Produces(MediaType.APPLICATION_JSON)
public class StatisticsDiffResource {

  private static final Duration USUAL = Duration.ofDays(30);

  private final FundingDiff diff;
  private final ProjectCriteria projects;
  private final StatisticsCache cache;
  private final Revisions revisions;
  private final CurrentCaller caller;
  private final Clock clock;

  StatisticsDiffResource(
      FundingDiff diff,
      ProjectCriteria projects,
      StatisticsCache cache,
      Revisions revisions,
      CurrentCaller caller,
      Clock clock) {
    this.diff = diff;
    this.projects = projects;
    this.cache = cache;
    this.revisions = revisions;
    this.caller = caller;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "getFundingDiff",
      summary = "Explain how a figure moved",
      description =
          "What moved money between two moments, by group and cause. Here `from` and `to` are instants such as 2026-03-31T00:00:00Z;"
              + " thirty days ago and now where left out. Each project's movement stands under one cause, the first that holds of"
              + " it: `new`, it came to be counted; `withdrawn`, it is counted no more; `revised`, its money or what is said of it"
              + " was written; `share`, its countries' shares were; `exchange-rate`, a rate of a currency of its was; `counting`, money"
              + " around it pairs or passes on otherwise. Causes add up to the change beside them, rows to the total.")
  @APIResponse(
      responseCode = "200",
      description = "The movement by group and cause",
      content = @Content(schema = @Schema(implementation = FundingDiffAnswer.class)))
  public Response diff(
      @BeanParam ProjectFilter filter,
      @BeanParam FundingParams params,
      @Context UriInfo uri,
      @Context Request request) {
    FundingQuery asked = FundingQuery.of(params);
    if (asked.measures().size() > 1) {
      throw new InvalidRequestException("measure", "takes one measure");
    }
    if (asked.groupBy().contains(Dimension.ORIGIN)) {
      throw new InvalidRequestException("groupBy", "takes no origin here");
    }
    Instant now = clock.instant();
    Instant to = filter.to == null ? now : Freshness.past("to", filter.to);
    Instant from = filter.from == null ? to.minus(USUAL) : Freshness.past("from", filter.from);
    if (from.isAfter(to)) {
      throw new InvalidRequestException("from", "must not lie after to");
    }
    filter.from = null;
    filter.to = null;
    Criteria criteria = projects.of(filter, caller.get());
    return cache.answer(
        uri,
        request,
        () ->
            diff.between(
                criteria,
                asked,
                new Moment(from, revisions.at(from)),
                new Moment(to, revisions.at(to))));
  }
}
