package org.pamir.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was found, the best first.
 *
 * @param total how many were found and ranked
 * @param complete false where so much matches that only a part of it was ranked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchAnswer(
    String query,
    List<Hit> hits,
    @Schema(description = "The `cursor` of the next page") String next,
    int total,
    boolean complete,
    @Schema(
            description =
                "What words of the question may stand for, where titles and names do not have them as they stand")
        List<Reading> read,
    long revision) {

  /**
   * A project or an organisation.
   *
   * @param score falls along the answer; of use within it alone
   * @param marked what was found, as HTML: text that is escaped, with {@code mark} elements and no
   *     others; {@code title}, {@code description}, {@code name} or {@code identifier} by language
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Hit(
      Kind kind,
      @Schema(examples = "XM-DAC-41114-SYRDARYA-1", description = "Of a project") String identifier,
      @Schema(examples = "XM-DAC-41114", description = "Of an organisation") String ref,
      @Schema(description = "Title or name, by language") Map<String, String> title,
      String status,
      String reportingOrg,
      List<String> countries,
      @Schema(description = "IATI OrganisationType of an organisation") String type,
      @Schema(examples = "0.6421") double score,
      @Schema(
              description =
                  "What was found, by field and language, as HTML: escaped text in which only `mark` is an element")
          Map<String, Map<String, String>> marked) {}

  /** A word, and the words of the register that it was taken for. */
  public record Reading(String word, List<String> as) {}
}
