package org.pamir.iati;

import static org.pamir.quality.Severity.ADVISORY;
import static org.pamir.quality.Severity.CRITICAL;
import static org.pamir.quality.Severity.ERROR;
import static org.pamir.quality.Severity.WARNING;

import org.pamir.quality.Severity;

/**
 * What the reader finds and does something about, and what an import adds to it; the rules that an
 * activity is judged by are {@link org.pamir.quality.ActivityRules}. Numbers are those of the
 * official IATI 2.03 ruleset ({@code standard.json} of IATI-Rulesets), and so are the severities of
 * numbered rules.
 */
public enum Rule {
  IDENTIFIER_MISSING(CRITICAL, null),
  IDENTIFIER_SPACES(WARNING, "1.3.1"),
  REPORTING_ORG_MISSING(ERROR, null),
  REPORTING_ORG_SPACES(WARNING, "1.14.1"),

  VERSION_MISSING(ERROR, null),
  LEGACY_CONVERTED(ADVISORY, null),

  TITLE_MISSING(ERROR, "4.3.1"),
  LANGUAGE_MISSING(ERROR, "4.1.1"),
  NARRATIVE_EMPTY(ADVISORY, null),
  NARRATIVE_REPEATED(WARNING, null),
  TEXT_OUTSIDE_NARRATIVE(WARNING, null),
  TEXT_NOT_EXPECTED(WARNING, null),
  ELEMENT_IN_TEXT(WARNING, null),
  ELEMENT_REPEATED(WARNING, null),
  ELEMENT_NOT_KNOWN(ADVISORY, null),
  ATTRIBUTE_NOT_KNOWN(ADVISORY, null),

  CODE_MISSING(ERROR, null),
  REF_MISSING(ERROR, null),
  BOOLEAN_NOT_VALID(WARNING, null),
  DATETIME_NOT_VALID(WARNING, null),
  DATE_MISSING(ERROR, null),
  DATE_NOT_VALID(ERROR, null),
  DATE_WITH_TIME_ZONE(ADVISORY, null),
  DATE_WITH_TIME(WARNING, null),

  VALUE_MISSING(ERROR, null),
  VALUE_NOT_A_NUMBER(ERROR, null),
  VALUE_OUT_OF_RANGE(ERROR, null),
  VALUE_DATE_MISSING(ERROR, null),
  CURRENCY_MISSING(ERROR, "7.8.1"),
  TRANSACTION_TYPE_MISSING(ERROR, null),
  POINT_NOT_VALID(ERROR, null),

  PERCENTAGE_NOT_A_NUMBER(ERROR, null),

  // What only an import into the register can tell.
  REPORTING_ORG_DERIVED(ERROR, null),
  REPORTING_ORG_CHANGED(WARNING, null),
  IDENTIFIER_TOO_LONG(CRITICAL, null),
  OLDER_THAN_REGISTER(WARNING, null),
  TEXT_TOO_LONG(WARNING, null),
  TEXT_NOT_STORABLE(WARNING, null),
  CODE_NOT_KNOWN(ERROR, null),
  ALIAS_NOT_TAKEN(WARNING, null),
  ORGANISATION_PARTS_ASIDE(ADVISORY, null),
  CODE_REPEATED(WARNING, null),
  CODE_TOO_LONG(WARNING, null),
  REF_TOO_LONG(WARNING, null),
  COUNTRY_CODE_NOT_VALID(ERROR, null),
  COUNTRY_AND_REGION(WARNING, null),
  REGION_VOCABULARIES(ADVISORY, null),
  SDG_NOT_VALID(WARNING, null),
  PERCENTAGE_NEGATIVE(ERROR, null),
  PERCENTAGE_ROUNDED(ADVISORY, null),
  STATUS_DEFAULTED(ERROR, null),
  HIERARCHY_RANGE(WARNING, null),
  DATE_REPEATED(WARNING, null),
  CURRENCY_NOT_VALID(WARNING, null),
  TRANSACTION_TYPE_NOT_KNOWN(ERROR, null),
  RESULT_NOT_VALID(WARNING, null),
  PERIOD_APPROVED(WARNING, null),
  FILE_BROKEN(CRITICAL, null);

  private final String id = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  private final Severity severity;
  private final String ruleset;

  Rule(Severity severity, String ruleset) {
    this.severity = severity;
    this.ruleset = ruleset;
  }

  /** Short stable name, such as {@code value-not-a-number}. */
  public String id() {
    return id;
  }

  /** How much it matters. */
  public Severity severity() {
    return severity;
  }

  /** Number in the official ruleset, or null. */
  public String ruleset() {
    return ruleset;
  }
}
