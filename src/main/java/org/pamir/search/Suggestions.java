package org.pamir.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody who is still typing may mean. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Suggestions(String query, List<Suggestion> suggestions, long revision) {

  /**
   * @param key identifier of a project, ref of an organisation, code of a country, goal or theme
   * @param marked the text as HTML: escaped, with {@code mark} elements and no others
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Suggestion(
      Kind kind,
      @Schema(examples = "XM-DAC-41114-SYRDARYA-1") String key,
      @Schema(examples = "Syr Darya basin monitoring") String text,
      @Schema(examples = "en") String language,
      @Schema(examples = "<mark>Syr</mark> Darya basin monitoring") String marked) {}
}
