package org.pamir.quality;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Rules that hold under a condition, or once for each value of something. */
final class ConditionChecks {
  private ConditionChecks() {}

  /** Where {@code if} is true, {@code then} is. */
  static Check ifThen(RuleCase said) {
    ElementPath condition = said.path("if");
    ElementPath then = said.path("then");
    List<ElementPath> shown = said.paths("paths");
    return (context, faults) -> {
      if (condition.test(context) && !then.test(context)) {
        List<Object> nodes = PresenceChecks.nodes(shown, context);
        faults.accept(nodes.isEmpty() ? context : ElementPath.element(nodes.get(0)), null);
      }
    };
  }

  /** The check, where its case's own condition holds. */
  static Check conditional(RuleCase said, Check check) {
    if (!said.has("condition")) {
      return check;
    }
    ElementPath condition = said.path("condition");
    return (context, faults) -> {
      if (condition.test(context)) {
        check.run(context, faults);
      }
    };
  }

  /** The check, where no text is, or begins with, the ref of an organisation that is known. */
  static Check unlessKnown(RuleCase said, Check check, OrganisationCodes organisations) {
    if (!said.has("idCondition")) {
      return check;
    }
    boolean prefix = said.text("idCondition").endsWith("_PREFIX");
    List<ElementPath> paths = said.paths("paths");
    return (context, faults) -> {
      for (Object node : PresenceChecks.nodes(paths, context)) {
        String text = ElementPath.text(node);
        if (prefix ? organisations.beginsWithKnown(text) : organisations.isKnown(text)) {
          return;
        }
      }
      check.run(context, faults);
    };
  }

  /** The check, once for each value that the path leads to. */
  static Check loop(ElementPath foreach, Check check) {
    return (context, faults) -> {
      Set<String> values = new LinkedHashSet<>();
      foreach.select(context).forEach(node -> values.add(ElementPath.text(node)));
      for (String value : values) {
        ElementPath.with(value, () -> check.run(context, faults));
      }
    };
  }
}
