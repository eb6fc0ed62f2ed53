package org.pamir.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.pamir.organisation.FoundOrganisation;
import org.pamir.organisation.OrganisationSearch;
import org.pamir.project.ProjectCriteria;
import org.pamir.project.ProjectFilter;
import org.pamir.search.SearchQueries.Found;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.words.Question;
import org.pamir.words.Words;

/**
 * Finds projects and organisations. First what has every word as it stands; where that is less than
 * a page, what has its neighbours; where that is little too, what has most of the words.
 */
@ApplicationScoped
class SearchService {

  /** With so many found, nothing wider is looked for. */
  private static final int ENOUGH = 10;

  private static final int ORGANISATIONS = 50;

  private final SearchQueries queries;
  private final ProjectCriteria criteria;
  private final OrganisationSearch organisations;
  private final Words words;
  private final Jdbi jdbi;
  private final SearchHits hits;

  SearchService(
      SearchQueries queries,
      ProjectCriteria criteria,
      OrganisationSearch organisations,
      Words words,
      Jdbi jdbi,
      SearchHits hits) {
    this.queries = queries;
    this.criteria = criteria;
    this.organisations = organisations;
    this.words = words;
    this.jdbi = jdbi;
    this.hits = hits;
  }

  /** Something that was found, before it is shown: one of the two. */
  private record Ranked(double score, Found project, FoundOrganisation organisation) {}

  /**
   * @throws InvalidRequestException where a parameter is not understood, or nothing is asked
   */
  SearchAnswer search(ProjectFilter filter, SearchParams params, Caller caller) {
    if (filter.q == null || filter.q.isBlank()) {
      throw new InvalidRequestException("q", "must say what is looked for");
    }
    if (filter.q.length() > 500) {
      throw new InvalidRequestException("q", "must have 500 characters at most");
    }
    String text = filter.q.strip();
    boolean projects = params.takes(Kind.PROJECT);
    int limit = params.limit();
    int offset = params.offset();
    Criteria which = criteria.withoutWords(filter, caller);
    boolean filtered =
        !which.key().equals(criteria.withoutWords(new ProjectFilter(), caller).key());
    // An organisation is in no country and has no status: where these are asked for, it is not
    // meant.
    boolean others = params.takes(Kind.ORGANISATION) && !(filtered && params.kind == null);
    return jdbi.inTransaction(
        handle -> {
          List<Found> identified =
              projects ? queries.identified(handle, text, which) : List.<Found>of();
          // Who knows an identifier asks for nothing else, and need not be understood.
          boolean named =
              identified.stream().anyMatch(hit -> hit.band() == SearchQueries.IDENTIFIER);
          Question asked = named ? words.typed(text) : words.read(text);
          List<Ranked> ranked = new ArrayList<>();
          List<Found> found =
              projects && !named
                  ? projects(handle, identified, asked, narrowed(filter, which))
                  : identified;
          found.forEach(hit -> ranked.add(new Ranked(hit.band() + within(hit.score()), hit, null)));
          if (others && !asked.isEmpty()) {
            organisations(text, asked, caller)
                .forEach(hit -> ranked.add(new Ranked(score(hit), null, hit)));
          }
          ranked.sort(Comparator.comparingDouble(Ranked::score).reversed());
          return answer(handle, text, asked, ranked, offset, limit);
        });
  }

  private List<Found> projects(
      Handle handle, List<Found> identified, Question asked, Criteria worded) {
    Map<Long, Found> found = new LinkedHashMap<>();
    identified.forEach(hit -> found.put(hit.id(), hit));
    if (asked.isEmpty()) {
      return identified;
    }
    queries.every(handle, asked, worded).forEach(hit -> found.putIfAbsent(hit.id(), hit));
    if (found.size() < ENOUGH) {
      queries
          .further(handle, 2, asked.nearly(), asked, worded, found.values())
          .forEach(hit -> found.putIfAbsent(hit.id(), hit));
    }
    if (found.size() < ENOUGH && asked.terms().size() > 1) {
      queries
          .further(handle, 1, asked.most(), asked, worded, found.values())
          .forEach(hit -> found.putIfAbsent(hit.id(), hit));
    }
    return List.copyOf(found.values());
  }

  private List<FoundOrganisation> organisations(String text, Question asked, Caller caller) {
    List<FoundOrganisation> found =
        organisations.find(text, asked.titled(), caller, SearchQueries.CANDIDATES, ORGANISATIONS);
    return found.isEmpty()
        ? organisations.find(text, asked.nearly(), caller, SearchQueries.CANDIDATES, ORGANISATIONS)
        : found;
  }

  /**
   * Countries, goals and themes of the filter are words as well: so the index meets them and the
   * question together, and does not try each match of a frequent word.
   */
  private static Criteria narrowed(ProjectFilter filter, Criteria which) {
    Criteria narrowed = which.copy();
    Map<String, List<String>> lists = new LinkedHashMap<>();
    lists.put("country:", filter.country);
    lists.put("sdg:", filter.sdg);
    lists.put("theme:", filter.theme);
    lists.forEach(
        (prefix, values) -> {
          for (String any : values == null ? List.<String>of() : values) {
            narrowed.and(
                "s.words @@ cast(? as tsquery)",
                Arrays.stream(any.toLowerCase(Locale.ROOT).split(","))
                    .map(code -> "'" + prefix + code + "'")
                    .collect(Collectors.joining("|")));
          }
        });
    return narrowed;
  }

  private static double within(double score) {
    return Math.min(0.999, score);
  }

  /** An organisation that is called just so comes before projects that mention it. */
  private static double score(FoundOrganisation found) {
    return found.likeness() >= 1
        ? 8
        : found.likeness() > 0.5 ? 7 + within(found.likeness()) : 5 + within(found.likeness());
  }

  private SearchAnswer answer(
      Handle handle, String text, Question asked, List<Ranked> all, int offset, int limit) {
    List<Ranked> page =
        all.subList(Math.min(offset, all.size()), Math.min(offset + limit, all.size()));
    Map<Long, String> documents =
        queries.documents(
            handle,
            page.stream()
                .filter(hit -> hit.project() != null)
                .map(hit -> hit.project().id())
                .toList());
    Marks marks = new Marks(asked, false);
    Map<Integer, Long> bands =
        all.stream()
            .filter(hit -> hit.project() != null)
            .collect(Collectors.groupingBy(hit -> hit.project().band(), Collectors.counting()));
    return new SearchAnswer(
        text,
        page.stream()
            .map(
                hit ->
                    hit.project() == null
                        ? hits.organisation(hit.organisation(), hit.score(), marks)
                        : hits.project(documents.get(hit.project().id()), hit.score(), marks))
            .toList(),
        offset + limit < all.size() ? String.valueOf(offset + limit) : null,
        all.size(),
        bands.values().stream().allMatch(ranked -> ranked < SearchQueries.WIDER),
        asked.terms().stream()
            .filter(term -> !term.known() && !term.near().isEmpty())
            .map(term -> new SearchAnswer.Reading(term.word(), List.copyOf(term.near())))
            .toList(),
        Revisions.newest(handle));
  }
}
