package org.pamir.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.project.DocumentLink;
import org.pamir.shared.http.Versioned;

/**
 * A result as it is shown.
 *
 * @param project identifier of its project
 */
@Schema(name = "Result", description = "A result with its indicators.")
public record ResultView(
    UUID id,
    String project,
    ResultType type,
    Map<String, String> title,
    Map<String, String> description,
    Boolean aggregation,
    List<Indicator.Reference> references,
    List<DocumentLink> documents,
    List<Indicator> indicators,
    int version,
    long revision,
    Instant createdAt,
    Instant updatedAt)
    implements Versioned {

  public ResultView {
    title = title == null ? Map.of() : title;
    description = description == null ? Map.of() : description;
    references = references == null ? List.of() : references;
    documents = documents == null ? List.of() : documents;
    indicators = indicators == null ? List.of() : indicators;
  }

  static ResultView of(
      UUID id,
      String project,
      ResultRequest said,
      List<Lock> approved,
      int version,
      long revision,
      Instant createdAt,
      Instant updatedAt) {
    return new ResultView(
        id,
        project,
        said.type(),
        said.title(),
        said.description(),
        said.aggregation(),
        said.references(),
        said.documents(),
        Lock.show(said.indicators(), approved),
        version,
        revision,
        createdAt,
        updatedAt);
  }
}
