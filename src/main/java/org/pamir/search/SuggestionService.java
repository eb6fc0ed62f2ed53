package org.pamir.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.pamir.organisation.OrganisationSearch;
import org.pamir.project.ProjectCriteria;
import org.pamir.project.ProjectFilter;
import org.pamir.search.Suggestions.Suggestion;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.words.Concepts;
import org.pamir.words.Question;
import org.pamir.words.SearchKey;
import org.pamir.words.Words;

/**
 * Completes what is being typed, by titles, names of organisations, and names of countries, goals
 * and themes: each kind has its part of the answer.
 */
@ApplicationScoped
class SuggestionService {

  private static final int MOST = 20;

  /** With fewer letters half of the register begins like this. */
  private static final int LETTERS_OF_TITLES = 3;

  private final SearchQueries queries;
  private final ProjectCriteria criteria;
  private final OrganisationSearch organisations;
  private final Concepts concepts;
  private final Words words;
  private final Jdbi jdbi;
  private final ObjectMapper json;

  SuggestionService(
      SearchQueries queries,
      ProjectCriteria criteria,
      OrganisationSearch organisations,
      Concepts concepts,
      Words words,
      Jdbi jdbi,
      ObjectMapper json) {
    this.queries = queries;
    this.criteria = criteria;
    this.organisations = organisations;
    this.concepts = concepts;
    this.words = words;
    this.jdbi = jdbi;
    this.json = json;
  }

  /**
   * @throws InvalidRequestException where a parameter is not understood, or nothing is asked
   */
  Suggestions suggest(String text, String limitText, Caller caller) {
    if (text == null || text.isBlank()) {
      throw new InvalidRequestException("q", "must say what is looked for");
    }
    if (text.length() > 200) {
      throw new InvalidRequestException("q", "must have 200 characters at most");
    }
    int limit = limit(limitText);
    Question asked = words.typed(text);
    Marks marks = new Marks(asked, true);
    List<Suggestion> all = new ArrayList<>();
    if (asked.isEmpty()) {
      return new Suggestions(text, all, jdbi.withHandle(Revisions::newest));
    }
    concepts.beginning(SearchKey.of(text).strip()).stream()
        .limit(Math.max(1, limit / 4))
        .forEach(
            named ->
                all.add(
                    new Suggestion(
                        kind(named.code()),
                        named.code().substring(named.code().indexOf(':') + 1),
                        named.name(),
                        null,
                        marks.of(named.name()))));
    organisations
        .find(text, asked.begun(), caller, SearchQueries.CANDIDATES, Math.max(1, limit / 3))
        .forEach(found -> add(all, Kind.ORGANISATION, found.ref(), found.name(), marks));
    Criteria which = criteria.withoutWords(new ProjectFilter(), caller);
    return jdbi.inTransaction(
        handle -> {
          int left = limit - all.size();
          if (left > 0 && text.strip().length() >= LETTERS_OF_TITLES) {
            queries
                .titles(handle, asked.begun(), which, left)
                .forEach(
                    found ->
                        add(all, Kind.PROJECT, found.identifier(), texts(found.title()), marks));
          }
          return new Suggestions(text, all, Revisions.newest(handle));
        });
  }

  private static int limit(String text) {
    if (text == null) {
      return 8;
    }
    if (text.matches("[0-9]{1,2}")
        && Integer.parseInt(text) >= 1
        && Integer.parseInt(text) <= MOST) {
      return Integer.parseInt(text);
    }
    throw new InvalidRequestException("limit", "must be a whole number from 1 to " + MOST);
  }

  private static Kind kind(String code) {
    return code.startsWith("country:")
        ? Kind.COUNTRY
        : code.startsWith("sdg:") ? Kind.GOAL : Kind.THEME;
  }

  /** In the language in which it was found, the first where it is not told. */
  private static void add(
      Collection<Suggestion> all, Kind kind, String key, Map<String, String> texts, Marks marks) {
    Map<String, String> marked = marks.in(texts, true);
    String language =
        marked.isEmpty()
            ? texts.isEmpty() ? null : texts.keySet().iterator().next()
            : marked.keySet().iterator().next();
    String text = language == null ? key : texts.get(language);
    all.add(
        new Suggestion(kind, key, text, language, marked.getOrDefault(language, marks.of(text))));
  }

  private Map<String, String> texts(String title) {
    try {
      return SearchHits.texts(json.readTree(title));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A stored title cannot be read", e);
    }
  }
}
