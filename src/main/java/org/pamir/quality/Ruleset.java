package org.pamir.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rules in the form of the IATI rulesets: JSON of {@code context → kind → cases}, where a context
 * is an XPath to the elements that the cases are about.
 *
 * @see <a href="https://github.com/IATI/IATI-Rulesets">SPEC_JS.rst there</a>
 */
final class Ruleset {
  private final RuleNames names;
  private final OrganisationCodes organisations;
  private final Clock clock;
  private final List<Context> contexts = new ArrayList<>();

  private record Context(ElementPath path, List<NamedCheck> checks) {}

  private record NamedCheck(Rule rule, Check check) {}

  /**
   * @param clock what tells that a date is in the future
   * @throws IllegalArgumentException where the ruleset asks for something that is not known
   */
  Ruleset(InputStream json, RuleNames names, OrganisationCodes organisations, Clock clock) {
    this.names = names;
    this.organisations = organisations;
    this.clock = clock;
    try {
      new ObjectMapper()
          .readTree(json)
          .fields()
          .forEachRemaining(
              context ->
                  contexts.add(
                      new Context(new ElementPath(context.getKey()), checks(context.getValue()))));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the ruleset", e);
    }
  }

  /** All rules of it, one as often as it has cases. */
  List<Rule> rules() {
    return contexts.stream()
        .flatMap(context -> context.checks().stream())
        .map(NamedCheck::rule)
        .toList();
  }

  /** Judges a tree from its first element on. */
  void check(Element root, Consumer<Fault> faults) {
    for (Context context : contexts) {
      for (Element element : context.path().elements(root)) {
        for (NamedCheck each : context.checks()) {
          each.check()
              .run(
                  element,
                  (at, found) ->
                      faults.accept(new Fault(each.rule(), at, say(each.rule(), found))));
        }
      }
    }
  }

  private static String say(Rule rule, String found) {
    return found == null ? rule.message() : rule.message() + " " + found + ".";
  }

  private List<NamedCheck> checks(JsonNode kinds) {
    List<NamedCheck> checks = new ArrayList<>();
    kinds
        .fields()
        .forEachRemaining(
            kind -> {
              for (JsonNode json : kind.getValue().path("cases")) {
                RuleCase said = new RuleCase(json);
                if (kind.getKey().equals("loop")) {
                  ElementPath foreach = said.path("foreach");
                  for (NamedCheck each : checks(json.path("do"))) {
                    checks.add(
                        new NamedCheck(each.rule(), ConditionChecks.loop(foreach, each.check())));
                  }
                } else {
                  checks.add(
                      new NamedCheck(said.rule(kind.getKey(), names), check(kind.getKey(), said)));
                }
              }
            });
    return checks;
  }

  private Check check(String kind, RuleCase said) {
    Check check =
        switch (kind) {
          case "atleast_one" -> PresenceChecks.atLeastOne(said);
          case "no_more_than_one" -> PresenceChecks.noMoreThanOne(said);
          case "only_one_of" -> PresenceChecks.onlyOneOf(said);
          case "one_or_all" -> PresenceChecks.oneOrAll(said);
          case "dependent" -> PresenceChecks.dependent(said);
          case "if_then" -> ConditionChecks.ifThen(said);
          case "date_order" -> DateChecks.order(said, clock);
          case "date_now" -> DateChecks.now(said, clock);
          case "time_limit" -> DateChecks.timeLimit(said);
          case "between_dates" -> DateChecks.between(said);
          case "regex_matches" -> TextChecks.matches(said);
          case "regex_no_matches" -> TextChecks.matchesNot(said);
          case "no_spaces" -> TextChecks.noSpaces(said);
          case "startswith" -> TextChecks.startsWith(said, organisations);
          case "unique" -> TextChecks.unique(said);
          case "range" -> NumberChecks.range(said);
          case "sum" -> NumberChecks.sum(said, false);
          case "strict_sum" -> NumberChecks.sum(said, true);
          default -> throw new IllegalArgumentException("No such kind of rule: " + kind);
        };
    return ConditionChecks.conditional(
        said, ConditionChecks.unlessKnown(said, check, organisations));
  }
}
