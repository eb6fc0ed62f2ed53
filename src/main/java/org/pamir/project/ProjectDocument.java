package org.pamir.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A project as it is kept and served: what its organisation said, what its countries said, and
 * which version this is. The document of each version is the project's history.
 *
 * @param said with every default filled in
 * @param participations what was said of each country, with the country's own voice
 * @param shareSets all sets, in the order of their dates
 * @param formerConfirmations what countries said that the project does not name any more, by
 *     country: naming one again does not undo what it said
 * @param version counts the changes of the project
 * @param revision the register's revision of the last of them
 */
record ProjectDocument(
    ProjectRequest said,
    List<ParticipationView> participations,
    List<ShareSet> shareSets,
    Map<String, Confirmation> formerConfirmations,
    int version,
    long revision,
    Instant createdAt,
    Instant updatedAt) {

  static ProjectDocument read(String document, ObjectMapper json) {
    try {
      ObjectNode tree = (ObjectNode) json.readTree(document);
      ProjectRequest said =
          json.treeToValue(tree, ProjectRequest.class)
              .withDefaults(tree.get("identifier").asText());
      List<ParticipationView> participations =
          tree.has("participations")
              ? json.convertValue(
                  tree.get("participations"), new TypeReference<List<ParticipationView>>() {})
              : List.of();
      ShareSet base = ShareSet.statedBy(said, null);
      List<ShareSet> sets =
          tree.has("shareSets")
              ? json.convertValue(tree.get("shareSets"), new TypeReference<List<ShareSet>>() {})
              : base == null ? List.of() : List.of(base);
      return new ProjectDocument(
          said,
          participations,
          sets,
          tree.has("formerConfirmations")
              ? json.convertValue(
                  tree.get("formerConfirmations"),
                  new TypeReference<Map<String, Confirmation>>() {})
              : Map.of(),
          tree.get("version").asInt(),
          tree.get("revision").asLong(),
          Instant.parse(tree.get("createdAt").asText()),
          Instant.parse(tree.get("updatedAt").asText()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A stored project cannot be read", e);
    }
  }

  /**
   * Whether another document has the same parts, as {@link ProjectParts} takes them out. What is
   * said of an organisation without a ref depends on who bears its name today.
   */
  boolean hasPartsOf(ProjectDocument other) {
    return hasPlacesOf(other)
        && said.sectors().equals(other.said.sectors())
        && said.sdgs().equals(other.said.sdgs())
        && said.themes().equals(other.said.themes())
        && said.organisations().equals(other.said.organisations())
        && said.organisations().stream().allMatch(part -> part.ref() != null)
        && said.relatedProjects().equals(other.said.relatedProjects())
        && said.locations().equals(other.said.locations());
  }

  private boolean hasPlacesOf(ProjectDocument other) {
    return participations.equals(other.participations)
        && shareSets.equals(other.shareSets)
        && said.regions().equals(other.said.regions());
  }

  /**
   * Whether the project is found by the same words, where its parts and its reporter are the same.
   */
  boolean hasWordsOf(ProjectDocument other) {
    return said.title().equals(other.said.title())
        && said.description().equals(other.said.description());
  }

  /** Whether the project's money is counted in the same way, where its reporter is the same. */
  boolean countsLike(ProjectDocument other) {
    return hasPlacesOf(other)
        && said.publication() == other.said.publication()
        && java.util.Objects.equals(said.defaultFlow(), other.said.defaultFlow())
        && java.util.Objects.equals(said.defaultFinance(), other.said.defaultFinance());
  }

  String write(ObjectMapper json) {
    ObjectNode tree = json.valueToTree(said);
    if (!participations.isEmpty()) {
      tree.set("participations", json.valueToTree(participations));
    }
    // A single set without a date is what participations and regions say already.
    if (shareSets.size() > 1 || shareSets.size() == 1 && shareSets.get(0).effectiveFrom() != null) {
      tree.set("shareSets", json.valueToTree(shareSets));
    }
    if (!formerConfirmations.isEmpty()) {
      tree.set("formerConfirmations", json.valueToTree(formerConfirmations));
    }
    tree.put("version", version);
    tree.put("revision", revision);
    tree.put("createdAt", createdAt.toString());
    tree.put("updatedAt", updatedAt.toString());
    try {
      return json.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A project cannot be written", e);
    }
  }
}
