package org.pamir.result;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.project.DocumentLink;

/**
 * A document with what it is about.
 *
 * @param of project, result, indicator or value
 * @param result id of the result it belongs to, or null
 */
@Schema(name = "Document", description = "A document with what it is about.")
record ListedDocument(
    @Schema(examples = "project", description = "project, result, indicator or value") String of,
    UUID result,
    String url,
    String format,
    Map<String, String> title,
    Map<String, String> description,
    List<String> categories,
    List<String> languages,
    LocalDate date) {

  static ListedDocument of(String what, UUID result, DocumentLink said) {
    return new ListedDocument(
        what,
        result,
        said.url(),
        said.format(),
        said.title(),
        said.description(),
        said.categories(),
        said.languages(),
        said.date());
  }

  /** All documents of a result, of its indicators and of their values. */
  static Stream<ListedDocument> of(ResultView result) {
    Stream<ListedDocument> own =
        result.documents().stream().map(said -> of("result", result.id(), said));
    return Stream.concat(
        own, result.indicators().stream().flatMap(indicator -> of(indicator, result.id())));
  }

  private static Stream<ListedDocument> of(Indicator indicator, UUID result) {
    Stream<DocumentLink> values =
        Stream.concat(
            indicator.baselines().stream().flatMap(baseline -> baseline.documents().stream()),
            indicator.periods().stream()
                .flatMap(
                    period -> Stream.concat(period.targets().stream(), period.actuals().stream()))
                .flatMap(value -> value.documents().stream()));
    return Stream.concat(
        indicator.documents().stream().map(said -> of("indicator", result, said)),
        values.map(said -> of("value", result, said)));
  }
}
