package org.pamir.result;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.project.DocumentLink;

/**
 * A result as its reporting organisation says it (IATI result). What the register adds may be sent
 * back and is not read.
 *
 * @param aggregation whether its figures may be added to those of others, where an indicator does
 *     not say otherwise
 */
@Schema(name = "ResultRequest", description = "A result as its reporting organisation says it.")
@JsonIgnoreProperties({"id", "project", "version", "revision", "createdAt", "updatedAt"})
public record ResultRequest(
    @NotNull @Schema(examples = "outcome") ResultType type,
    @NotEmpty Map<String, @Size(max = 5_000) String> title,
    Map<String, @Size(max = 200_000) String> description,
    @Schema(
            description =
                "Whether its figures may be added to those of others, where an indicator does not say otherwise")
        Boolean aggregation,
    @Valid @Size(max = 50) List<Indicator.@NotNull Reference> references,
    @Valid @Size(max = 200) List<@NotNull DocumentLink> documents,
    @Valid @NotEmpty @Size(max = 500) List<@NotNull Indicator> indicators) {

  public ResultRequest {
    title = title == null ? Map.of() : title;
    description = description == null ? Map.of() : description;
    references = references == null ? List.of() : references;
    documents = documents == null ? List.of() : documents;
    indicators = indicators == null ? List.of() : indicators;
  }

  /** The same with other indicators. */
  ResultRequest with(List<Indicator> indicators) {
    return new ResultRequest(
        type, title, description, aggregation, references, documents, indicators);
  }

  /** The title by which it is found again: in English where there is one, else in any language. */
  String name() {
    return name(title);
  }

  static String name(Map<String, String> title) {
    return title.isEmpty() ? "" : title.getOrDefault("en", title.values().iterator().next());
  }
}
