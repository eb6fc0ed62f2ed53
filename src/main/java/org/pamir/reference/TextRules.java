package org.pamir.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import org.pamir.shared.problem.Violations;

/** What texts by language must hold to be written over HTTP. */
@ApplicationScoped
public class TextRules {

  private final Codelists codelists;

  TextRules(Codelists codelists) {
    this.codelists = codelists;
  }

  /**
   * Texts, each in a language that there is, and none of them blank.
   *
   * @param field where they are said
   * @param byLanguage by ISO 639-1 code, in any case; null is none
   */
  public void check(String field, Map<String, String> byLanguage, Violations violations) {
    if (byLanguage == null) {
      return;
    }
    byLanguage.forEach(
        (language, text) -> {
          if (!codelists.contains("Language", language.toLowerCase(Locale.ROOT))) {
            violations.add(
                field + "." + language, "must be a language of ISO 639-1, such as en or ru");
          }
          if (text == null || text.isBlank()) {
            violations.add(field + "." + language, "must not be empty");
          }
        });
  }
}
