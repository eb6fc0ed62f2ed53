package org.pamir.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.pamir.reference.Countries;
import org.pamir.shared.problem.ProblemType;

/** Feeds that people read. */
@ApplicationScoped
class FeedService {

  private final FeedQueries queries;
  private final Countries countries;
  private final Jdbi jdbi;

  FeedService(FeedQueries queries, Countries countries, Jdbi jdbi) {
    this.queries = queries;
    this.countries = countries;
    this.jdbi = jdbi;
  }

  /**
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there is no such country
   */
  Feed ofCountry(String code) {
    Map<String, String> names =
        countries
            .find(code)
            .orElseThrow(() -> ProblemType.NOT_FOUND.because("No country " + code + " here."))
            .names();
    return new Feed(names.getOrDefault("en", code), queries.ofCountry(code));
  }

  /**
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there is no such grouping
   */
  Feed ofGrouping(String code) {
    String name =
        jdbi.withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select coalesce(name ->> 'en', code) from grouping where code = :code")
                        .bind("code", code)
                        .mapTo(String.class)
                        .findOne())
            .orElseThrow(() -> ProblemType.NOT_FOUND.because("No grouping " + code + "."));
    return new Feed(name, queries.ofGrouping(code));
  }
}
