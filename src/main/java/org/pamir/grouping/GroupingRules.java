package org.pamir.grouping;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.pamir.reference.Codelists;
import org.pamir.reference.TextRules;
import org.pamir.shared.problem.Violations;

/** What a grouping must hold to be written. */
@ApplicationScoped
class GroupingRules {

  // A comma in a filter means or, so it has no place in a code.
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final Codelists codelists;
  private final TextRules texts;

  GroupingRules(Codelists codelists, TextRules texts) {
    this.codelists = codelists;
    this.texts = texts;
  }

  static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /**
   * @param sent the members in the caller's order, by which violations name them
   * @param projects the ids of the projects among the members
   * @throws org.pamir.shared.problem.InvalidRequestException with every violation at once
   */
  void check(String code, GroupingRequest sent, Map<String, Long> projects) {
    Violations violations = new Violations();
    if (!isCode(code)) {
      violations.add("code", "must be 1 to 100 letters, digits, dots, hyphens or underscores");
    }
    if (sent.code() != null && !sent.code().equals(code)) {
      violations.add("code", "must be the code in the path, " + code + ", or be left out");
    }
    texts.check("name", sent.name(), violations);
    countries(sent, violations);
    declaredTotal(sent, violations);
    members(sent, projects, violations);
    violations.throwIfAny();
  }

  private void countries(GroupingRequest sent, Violations violations) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; sent.countries() != null && i < sent.countries().size(); i++) {
      String country = sent.countries().get(i);
      if (!codelists.contains("Country", country)) {
        violations.add(
            "countries[" + i + "]", "has '" + country + "', which is not on the code list Country");
      } else if (!seen.add(country)) {
        violations.add("countries[" + i + "]", "has " + country + " twice");
      }
    }
  }

  private void declaredTotal(GroupingRequest sent, Violations violations) {
    if (sent.declaredTotal() == null) {
      return;
    }
    if (sent.kind() != GroupingKind.JOINT_PROGRAMME) {
      violations.add("declaredTotal", "is for a joint-programme only");
    }
    if (sent.declaredTotal().amount().signum() < 0) {
      violations.add("declaredTotal.amount", "must not be negative");
    }
    if (!codelists.contains("Currency", sent.declaredTotal().currency())) {
      violations.add(
          "declaredTotal.currency",
          "has '"
              + sent.declaredTotal().currency()
              + "', which is not on the code list Currency; see /api/v1/codelists/Currency");
    }
  }

  private static void members(
      GroupingRequest sent, Map<String, Long> projects, Violations violations) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; sent.members() != null && i < sent.members().size(); i++) {
      String identifier = sent.members().get(i).identifier();
      if (!projects.containsKey(identifier)) {
        violations.add(
            "members[" + i + "].identifier",
            "has '" + identifier + "', which is no project of this register");
      } else if (!seen.add(identifier)) {
        violations.add("members[" + i + "].identifier", "has '" + identifier + "' twice");
      }
    }
  }
}
