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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.grouping.GroupingKind;
import org.pamir.project.ProjectCriteria;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.Word;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.problem.InvalidRequestException;

@Path("/statistics")
@Tag(
    name = "Statistics",
    description =
        "Money counted once, by country, year, goal, sector, provider and more. Answers carry the register's revision, and an"
            + " ETag by revision and question.")
@Produces(MediaType.APPLICATION_JSON)
public class StatisticsResource {

  private final FundingStatistics funding;
  private final ProjectCriteria projects;
  private final StatisticsCache cache;
  private final GroupingTotalsQueries groupings;
  private final CurrentCaller caller;

  StatisticsResource(
      FundingStatistics funding,
      ProjectCriteria projects,
      StatisticsCache cache,
      GroupingTotalsQueries groupings,
      CurrentCaller caller) {
    this.funding = funding;
    this.projects = projects;
    this.cache = cache;
    this.groupings = groupings;
    this.caller = caller;
  }

  @GET
  @Path("/funding")
  @Operation(
      operationId = "getFundingStatistics",
      summary = "Sum money up",
      description =
          "Sums of the projects that match the filter, grouped by up to three dimensions. Each dollar is counted once: what moved"
              + " on to another of the projects counts where it arrived. Rows add up to the total to the cent; with `top`, the row of the"
              + " rest, which has `rest` and null in the last dimension, among them.")
  @APIResponse(
      responseCode = "200",
      description = "Rows, totals, and what could not be converted",
      content = @Content(schema = @Schema(implementation = FundingAnswer.class)))
  public Response funding(
      @BeanParam ProjectFilter filter,
      @BeanParam FundingParams params,
      @QueryParam("top")
          @Parameter(
              description =
                  "Of the last dimension, so many rows for each group of those before it, the largest by the first measure"
                      + " first; those left are one row: `rest` says how many",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000"))
          String top,
      @Context UriInfo uri,
      @Context Request request) {
    FundingQuery asked = FundingQuery.of(params);
    Largest largest = Largest.of(top);
    if (!largest.isAll() && asked.groupBy().isEmpty()) {
      throw new InvalidRequestException("top", "needs groupBy");
    }
    return cache.answer(
        uri, request, () -> largest.rows(funding.answer(criteria(filter), asked), asked));
  }

  @GET
  @Path("/gap")
  @Operation(
      operationId = "getGapStatistics",
      summary = "Compare what is needed with what is committed",
      description =
          "Current budgets against net commitments of the same years, by country, goal and year. Shortfall and surplus are"
              + " sums over these cells, so that one country's plenty does not hide another's need.")
  @APIResponse(
      responseCode = "200",
      description = "Required, funded, gap, shortfall, surplus and coverage",
      content = @Content(schema = @Schema(implementation = Gap.class)))
  public Response gap(
      @BeanParam ProjectFilter filter,
      @QueryParam("groupBy")
          @Parameter(
              description = "Of country, sdg, year; all three where left out",
              example = "country,year")
          String groupBy,
      @QueryParam("currency") @Parameter(description = "Currency of the answer; USD where left out")
          String currency,
      @Context UriInfo uri,
      @Context Request request) {
    List<Dimension> shown = groupBy == null ? Gap.CELL : query(groupBy, null, currency).groupBy();
    if (!Gap.CELL.containsAll(shown)) {
      throw new InvalidRequestException("groupBy", "must be of country, sdg, year");
    }
    FundingQuery cells = query("country,sdg,year", "budgeted,committed,pledged", currency);
    return cache.answer(uri, request, () -> Gap.of(funding.answer(criteria(filter), cells), shown));
  }

  @GET
  @Path("/timeline")
  @Operation(
      operationId = "getTimeline",
      summary = "Follow money over time",
      description = "Each period by itself and everything up to its end.")
  @APIResponse(
      responseCode = "200",
      description = "One point a period",
      content = @Content(schema = @Schema(implementation = Timeline.class)))
  public Response timeline(
      @BeanParam ProjectFilter filter,
      @QueryParam("period") @Parameter(description = "`year` (the default) or `quarter`")
          String period,
      @QueryParam("measure")
          @Parameter(
              description =
                  "As for /statistics/funding; pledged, committed and disbursed where left out")
          String measure,
      @QueryParam("counting") @Parameter(description = "`net` (the default) or `gross`")
          String counting,
      @QueryParam("currency") @Parameter(description = "Currency of the answer; USD where left out")
          String currency,
      @Context UriInfo uri,
      @Context Request request) {
    if (period != null && !Set.of("year", "quarter").contains(period)) {
      throw new InvalidRequestException("period", "must be year or quarter");
    }
    FundingParams params =
        params(
            period == null ? "year" : period,
            measure == null ? "pledged,committed,disbursed" : measure,
            currency);
    params.counting = counting;
    FundingQuery asked = FundingQuery.of(params);
    return cache.answer(
        uri,
        request,
        () -> Timeline.of(funding.answer(criteria(filter), asked), asked.groupBy().get(0)));
  }

  @GET
  @Path("/flows")
  @Operation(
      operationId = "getFlowStatistics",
      summary = "Show money as nodes and links",
      description =
          "From level to level, ready for a Sankey diagram; by default from providers through countries to goals. With `top`, the"
              + " nodes left of a level are one, which has `rest`; what flows in still flows out.")
  @APIResponse(
      responseCode = "200",
      description = "Nodes and links",
      content = @Content(schema = @Schema(implementation = Sankey.class)))
  public Response flows(
      @BeanParam ProjectFilter filter,
      @QueryParam("levels")
          @Parameter(
              description =
                  "Two to four dimensions of /statistics/funding; provider,country,sdg where left out")
          String levels,
      @QueryParam("measure") @Parameter(description = "One measure; committed where left out")
          String measure,
      @QueryParam("counting") @Parameter(description = "`net` (the default) or `gross`")
          String counting,
      @QueryParam("currency") @Parameter(description = "Currency of the answer; USD where left out")
          String currency,
      @QueryParam("top")
          @Parameter(
              description =
                  "Of each level, so many nodes, those with the most money; the others are one node: `rest` says how many they"
                      + " are. All where left out",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000"))
          String top,
      @Context UriInfo uri,
      @Context Request request) {
    String[] names = (levels == null ? "provider,country,sdg" : levels).split(",", -1);
    if (names.length < 2 || names.length > 4) {
      throw new InvalidRequestException("levels", "takes two to four dimensions");
    }
    List<FundingQuery> steps =
        IntStream.range(1, names.length)
            .mapToObj(
                i -> {
                  FundingParams params = params(names[i - 1] + "," + names[i], measure, currency);
                  params.counting = counting;
                  return FundingQuery.of(params);
                })
            .toList();
    if (steps.stream().anyMatch(step -> step.groupBy().size() < 2 || step.overlaps())
        || steps.get(0).measures().size() > 1) {
      throw new InvalidRequestException(
          "levels", "takes different dimensions that do not overlap, and one measure");
    }
    List<Dimension> shown =
        IntStream.range(0, names.length)
            .mapToObj(i -> steps.get(Math.max(i - 1, 0)).groupBy().get(Math.min(i, 1)))
            .toList();
    Largest largest = Largest.of(top);
    return cache.answer(
        uri,
        request,
        () ->
            largest.nodes(
                Sankey.of(
                    funding.answers(criteria(filter), steps),
                    shown,
                    steps.get(0).measures().get(0))));
  }

  @GET
  @Path("/participation")
  @Operation(
      operationId = "getParticipationStatistics",
      summary = "Show money in countries that have not agreed",
      description =
          "By country: in projects whose participation is agreed and in others; by status, and by what the country says.")
  @APIResponse(
      responseCode = "200",
      description = "One row a country",
      content = @Content(schema = @Schema(implementation = Agreement.class)))
  public Response participation(
      @BeanParam ProjectFilter filter,
      @QueryParam("measure") @Parameter(description = "One measure; committed where left out")
          String measure,
      @QueryParam("currency") @Parameter(description = "Currency of the answer; USD where left out")
          String currency,
      @Context UriInfo uri,
      @Context Request request) {
    FundingQuery asked = query("country,participation,confirmation", measure, currency);
    if (asked.measures().size() > 1) {
      throw new InvalidRequestException("measure", "takes one measure");
    }
    return cache.answer(
        uri,
        request,
        () -> Agreement.of(funding.answer(criteria(filter), asked), asked.measures().get(0)));
  }

  @GET
  @Path("/quality")
  @Operation(
      operationId = "getQualityStatistics",
      summary = "Tell how good the figures are",
      description =
          "How amounts came to be in their place, how far both sides of a flow agree, commitments on which more is drawn than"
              + " they hold, and what no rate converts.")
  @APIResponse(
      responseCode = "200",
      description = "The quality of the figures",
      content = @Content(schema = @Schema(implementation = FundingQuality.class)))
  public Response quality(
      @BeanParam ProjectFilter filter, @Context UriInfo uri, @Context Request request) {
    FundingQuery byBasis = query("basis", "pledged,committed,disbursed,spent,budgeted", null);
    return cache.answer(uri, request, () -> funding.howGood(criteria(filter), byBasis));
  }

  @GET
  @Path("/groupings")
  @Operation(
      operationId = "getGroupingStatistics",
      summary = "Sum up corridors, basins, programmes and themes",
      description =
          "Each group's money, their sum, what the sum counts twice, and the distinct total. A joint programme's declared total"
              + " stands beside its money and is in no sum.")
  @APIResponse(
      responseCode = "200",
      description = "One row a group",
      content = @Content(schema = @Schema(implementation = GroupingTotals.class)))
  public Response groupings(
      @BeanParam ProjectFilter filter,
      @QueryParam("kind")
          @Parameter(
              description =
                  "corridor, river-basin, joint-programme, theme-window; all where left out")
          String kind,
      @QueryParam("measure") @Parameter(description = "One measure; committed where left out")
          String measure,
      @QueryParam("currency") @Parameter(description = "Currency of the answer; USD where left out")
          String currency,
      @Context UriInfo uri,
      @Context Request request) {
    if (kind != null && Word.of(GroupingKind.class, kind) == null) {
      throw new InvalidRequestException(
          "kind",
          "must be one of "
              + String.join(", ", Arrays.stream(GroupingKind.values()).map(Word::word).toList()));
    }
    FundingQuery asked = query("grouping", measure, currency);
    if (asked.measures().size() > 1) {
      throw new InvalidRequestException("measure", "takes one measure");
    }
    return cache.answer(
        uri,
        request,
        () -> {
          List<GroupingTotals.Registered> registered = groupings.groupings(kind);
          return GroupingTotals.of(
              funding.answer(GroupingTotalsQueries.members(criteria(filter), kind), asked),
              asked.measures().get(0),
              registered);
        });
  }

  private Criteria criteria(ProjectFilter filter) {
    return projects.of(filter, caller.get());
  }

  private static FundingQuery query(String groupBy, String measure, String currency) {
    return FundingQuery.of(params(groupBy, measure, currency));
  }

  private static FundingParams params(String groupBy, String measure, String currency) {
    FundingParams params = new FundingParams();
    params.groupBy = groupBy;
    params.measure = measure;
    params.currency = currency;
    return params;
  }
}
