package org.pamir.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pamir.organisation.FoundOrganisation;

/** What was found as it is shown. */
@ApplicationScoped
class SearchHits {

  private final ObjectMapper json;

  SearchHits(ObjectMapper json) {
    this.json = json;
  }

  SearchAnswer.Hit project(String document, double score, Marks marks) {
    try {
      JsonNode tree = json.readTree(document);
      Map<String, String> title = texts(tree.path("title"));
      Map<String, Map<String, String>> marked = new LinkedHashMap<>();
      put(marked, "title", marks.in(title, true));
      put(marked, "description", marks.in(texts(tree.path("description")), false));
      List<String> countries = new ArrayList<>();
      tree.path("participations").forEach(part -> countries.add(part.path("country").asText()));
      return new SearchAnswer.Hit(
          Kind.PROJECT,
          tree.path("identifier").asText(),
          null,
          title,
          tree.path("status").asText(),
          tree.path("reportingOrg").asText(),
          countries,
          null,
          rounded(score),
          marked);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A stored project cannot be read", e);
    }
  }

  SearchAnswer.Hit organisation(FoundOrganisation found, double score, Marks marks) {
    Map<String, Map<String, String>> marked = new LinkedHashMap<>();
    put(marked, "name", marks.in(found.name(), true));
    return new SearchAnswer.Hit(
        Kind.ORGANISATION,
        null,
        found.ref(),
        found.name(),
        null,
        null,
        found.country() == null ? null : List.of(found.country()),
        found.type(),
        rounded(score),
        marked);
  }

  private static void put(
      Map<String, Map<String, String>> marked, String field, Map<String, String> texts) {
    if (!texts.isEmpty()) {
      marked.put(field, texts);
    }
  }

  static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.properties().forEach(text -> texts.put(text.getKey(), text.getValue().asText()));
    return texts;
  }

  /** Bands are a matter of this class: what leaves falls from 1 to 0. */
  private static double rounded(double score) {
    return Math.round(score * 1000) / 10_000.0;
  }
}
