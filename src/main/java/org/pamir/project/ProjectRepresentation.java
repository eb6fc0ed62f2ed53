package org.pamir.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pamir.shared.problem.InvalidRequestException;

/**
 * Projects as a caller wants to see them: some members, one language, with related things embedded.
 */
@ApplicationScoped
public class ProjectRepresentation {

  private static final Set<String> TEXTS = Set.of("title", "description", "name", "text");
  private static final Set<String> FIELDS =
      Arrays.stream(ProjectRequest.class.getRecordComponents())
          .map(component -> component.getName())
          .collect(Collectors.toCollection(TreeSet::new));

  static {
    FIELDS.addAll(
        Set.of(
            "shareSets", "formerConfirmations", "version", "revision", "createdAt", "updatedAt"));
  }

  private final ObjectMapper json;
  private final Map<String, ProjectInclude> includes = new LinkedHashMap<>();

  ProjectRepresentation(ObjectMapper json, @Any Instance<ProjectInclude> includes) {
    this.json = json;
    includes.stream()
        .sorted(java.util.Comparator.comparing(ProjectInclude::name))
        .forEach(include -> this.includes.put(include.name(), include));
  }

  /**
   * @param documents by project id, in the order of the answer
   * @return JSON texts in that order
   */
  List<String> of(Map<Long, String> documents, RepresentationParams params) {
    check(params);
    Set<String> fields = names("fields", params.fields, FIELDS);
    Set<String> embedded = names("include", params.include, includes.keySet());
    if (params.isWhole()) {
      return List.copyOf(documents.values());
    }
    Map<String, Map<Long, List<Object>>> related =
        embedded.stream()
            .collect(
                Collectors.toMap(name -> name, name -> includes.get(name).of(documents.keySet())));
    return documents.entrySet().stream()
        .map(
            project ->
                embed(
                    fields.isEmpty() && params.lang == null
                        ? project.getValue()
                        : reduce(project.getValue(), fields, params.lang),
                    embedded,
                    name -> related.get(name).getOrDefault(project.getKey(), List.of())))
        .toList();
  }

  /** A project with everything that can be embedded in it. */
  public JsonNode whole(Project project) {
    try {
      ObjectNode tree = (ObjectNode) json.readTree(project.document());
      includes.forEach(
          (name, include) -> {
            List<Object> rows = include.of(Set.of(project.id())).get(project.id());
            if (rows != null) {
              tree.set(name, json.valueToTree(rows));
            }
          });
      return tree;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws InvalidRequestException where a parameter is not understood
   */
  void check(RepresentationParams params) {
    names("fields", params.fields, FIELDS);
    names("include", params.include, includes.keySet());
    if (params.lang != null && !params.lang.matches("[A-Za-z]{2,3}")) {
      throw new InvalidRequestException("lang", "must be a language such as ru");
    }
  }

  private String reduce(String document, Set<String> fields, String lang) {
    try {
      ObjectNode tree = (ObjectNode) json.readTree(document);
      if (!fields.isEmpty()) {
        tree.retain(fields);
      }
      if (lang != null) {
        pick(tree, lang);
      }
      return json.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Further members at the end of a document, which is not read and written anew for that. */
  private String embed(String document, Set<String> names, Function<String, List<Object>> related) {
    if (names.isEmpty()) {
      return document;
    }
    StringBuilder text = new StringBuilder(document);
    text.setLength(document.lastIndexOf('}'));
    try {
      for (String name : names) {
        text.append(text.length() > 1 ? "," : "").append(json.writeValueAsString(name)).append(':');
        text.append(json.writeValueAsString(related.apply(name)));
      }
      return text.append('}').toString();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pick(JsonNode node, String lang) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              member -> {
                if (TEXTS.contains(member.getKey())
                    && member.getValue() instanceof ObjectNode texts) {
                  String language =
                      texts.has(lang) ? lang : texts.has("en") ? "en" : texts.fieldNames().next();
                  texts.retain(language);
                } else {
                  pick(member.getValue(), lang);
                }
              });
    } else {
      node.forEach(element -> pick(element, lang));
    }
  }

  private static Set<String> names(String parameter, String value, Set<String> known) {
    Set<String> names =
        value == null ? Set.of() : new java.util.LinkedHashSet<>(List.of(value.split(",", -1)));
    for (String name : names) {
      if (!known.contains(name)) {
        throw new InvalidRequestException(
            parameter,
            "has '"
                + name.replace("\0", "")
                + "', which is not known; known are "
                + String.join(", ", known));
      }
    }
    return names;
  }
}
