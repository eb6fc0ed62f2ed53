package org.pamir.statistics;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Jdbi;
import org.pamir.project.ProjectCriteria;
import org.pamir.project.ProjectFilter;
import org.pamir.reference.Countries;
import org.pamir.reference.Country;
import org.pamir.shared.Caller;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.problem.ProblemType;

@Path("/countries/{code}")
@Tag(name = "Statistics")
@Produces(MediaType.APPLICATION_JSON)
public class CountryProfileResource {

  private final Countries countries;
  private final FundingStatistics funding;
  private final ProjectCriteria projects;
  private final StatisticsCache cache;
  private final Jdbi jdbi;

  CountryProfileResource(
      Countries countries,
      FundingStatistics funding,
      ProjectCriteria projects,
      StatisticsCache cache,
      Jdbi jdbi) {
    this.countries = countries;
    this.funding = funding;
    this.projects = projects;
    this.cache = cache;
    this.jdbi = jdbi;
  }

  @GET
  @Operation(
      operationId = "getCountry",
      summary = "Read a country's profile",
      description =
          "What the country is, its projects, its part of the money, and what is missing.")
  @APIResponse(
      responseCode = "200",
      description = "The profile",
      content = @Content(schema = @Schema(implementation = CountryProfile.class)))
  public Response get(
      @PathParam("code") String code, @Context UriInfo uri, @Context Request request) {
    Country country =
        countries
            .find(code)
            .orElseThrow(() -> ProblemType.NOT_FOUND.because("No country " + code + " here."));
    return cache.answer(uri, request, () -> profile(country));
  }

  private CountryProfile profile(Country country) {
    ProjectFilter filter = new ProjectFilter();
    filter.country = List.of(country.code());
    // Figures are those of published projects, whoever asks.
    Criteria criteria = projects.of(filter, Caller.ANONYMOUS);
    List<FundingAnswer> answers =
        funding.answers(
            criteria,
            List.of(
                query("country", "pledged,committed,disbursed,spent,budgeted"),
                query("country,participation,confirmation", "committed"),
                query("country,sdg,year", "budgeted,committed,pledged")));
    FundingAnswer money = answers.get(0);
    Map<String, BigDecimal> own = new LinkedHashMap<>();
    for (String measure : money.measures()) {
      own.put(
          measure,
          money.rows().stream()
              .filter(row -> country.code().equals(row.members().get("country")))
              .map(row -> (BigDecimal) row.members().get(measure))
              .findFirst()
              .orElse(new BigDecimal("0.00")));
    }
    return new CountryProfile(
        country.code(),
        country.names(),
        country.currency().orElse(null),
        country.region().orElse(null),
        country.hub(),
        counts("select p.status, count(*)", country),
        counts("select c.status, count(*)", country),
        own,
        Agreement.of(answers.get(1), Measure.COMMITTED).rows().stream()
            .filter(row -> row.country().equals(country.code()))
            .findFirst()
            .orElse(null),
        Gap.of(answers.get(2), List.of(Dimension.COUNTRY)).rows().stream()
            .filter(row -> country.code().equals(row.group().get("country")))
            .map(Gap.Row::amounts)
            .findFirst()
            .orElse(null),
        money.provisional(),
        money.revision());
  }

  private Map<String, Long> counts(String select, Country country) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    select
                        + """
                         from participation c join project p on p.id = c.project_id
                        where c.country = :country and p.publication = 'published' group by 1 order by 1
                        """)
                .bind("country", country.code())
                .reduceRows(
                    new LinkedHashMap<>(),
                    (counts, row) -> {
                      counts.put(row.getColumn(1, String.class), row.getColumn(2, Long.class));
                      return counts;
                    }));
  }

  private static FundingQuery query(String groupBy, String measure) {
    FundingParams params = new FundingParams();
    params.groupBy = groupBy;
    params.measure = measure;
    return FundingQuery.of(params);
  }
}
