package org.pamir.quality;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One case of a rule as a ruleset states it.
 *
 * @param json its members, such as {@code paths}, {@code condition} and {@code ruleInfo}
 */
record RuleCase(JsonNode json) {

  boolean has(String member) {
    return json.has(member);
  }

  String text(String member) {
    JsonNode value = json.get(member);
    if (value == null || !value.isTextual()) {
      throw new IllegalArgumentException("A case without " + member + ": " + json);
    }
    return value.textValue();
  }

  /** The number, or null. */
  BigDecimal number(String member) {
    return json.has(member) ? new BigDecimal(json.get(member).asText()) : null;
  }

  /** The expression in a member. */
  ElementPath path(String member) {
    return path(json.get(member));
  }

  /** The expressions in a member that lists them. */
  List<ElementPath> paths(String member) {
    List<ElementPath> paths = new ArrayList<>();
    json.path(member).forEach(path -> paths.add(path(path)));
    return paths;
  }

  private static ElementPath path(JsonNode expression) {
    // The turn of a loop is a variable instead of text put into the expression: no published value
    // becomes a part of an XPath, and each expression is parsed once.
    return new ElementPath(expression.textValue().replace("'$1'", "$value"));
  }

  /**
   * The rule this is a case of.
   *
   * @param kind such as {@code strict_sum}, which stands for a name that is not there
   */
  Rule rule(String kind, RuleNames names) {
    JsonNode info = json.path("ruleInfo");
    String number = info.path("id").textValue();
    String severity = info.path("severity").asText("error").toUpperCase(Locale.ROOT);
    String name = number == null ? null : names.of(number);
    return new Rule(
        name == null ? kind.replace('_', '-') : name,
        number,
        Severity.valueOf(severity),
        info.path("message").asText(kind));
  }
}
