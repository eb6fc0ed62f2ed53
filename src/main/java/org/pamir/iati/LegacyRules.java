package org.pamir.iati;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How version 1 of the standard is said in version 2, as its changelog of 2.01 has it: text in
 * narratives, numbers for words in code lists, values in attributes.
 */
final class LegacyRules {

  /** What the text of an element without children becomes. */
  enum Text {
    /** It stays. */
    KEPT,
    /** A narrative in the element. */
    NARRATIVE,
    /** The attribute iso-date; in an activity-date that has one, a narrative. */
    DATE,
    /** The attribute code. */
    CODE,
    /** Nothing: attributes beside it say the same as a code. */
    SAID
  }

  /**
   * Something that was converted.
   *
   * @param what element, and attribute where it is one
   * @param action what it became
   */
  record Conversion(String what, String action) {}

  private static final Set<String> NARRATIVES =
      Set.of(
          "title",
          "description",
          "reporting-org",
          "participating-org",
          "provider-org",
          "receiver-org",
          "recipient-country",
          "recipient-region",
          "sector",
          "policy-marker",
          "condition",
          "organisation",
          "person-name",
          "job-title",
          "mailing-address",
          "name",
          "activity-description",
          "comment");

  private static final Set<String> CODED =
      Set.of(
          "activity-status",
          "activity-scope",
          "collaboration-type",
          "default-flow-type",
          "default-finance-type",
          "default-aid-type",
          "default-tied-status",
          "flow-type",
          "finance-type",
          "aid-type",
          "tied-status",
          "transaction-type",
          "disbursement-channel",
          "related-activity",
          "category",
          "location-type",
          "legacy-data");

  private static final Set<String> DATES =
      Set.of("activity-date", "transaction-date", "period-start", "period-end");

  private static final Map<String, String> ROLES =
      Map.of("funding", "1", "accountable", "2", "extending", "3", "implementing", "4");

  private static final Map<String, String> SECTOR_VOCABULARIES =
      Map.of(
          "dac", "1", "dac-3", "2", "cofog", "3", "nace", "4", "ntee", "5", "adt", "6", "wb", "99",
          "iso", "99", "ro", "99", "ro2", "98");

  private static final Map<String, String> OTHER_VOCABULARIES = Map.of("dac", "1", "ro", "99");

  /** Words of code lists in lower case, by element and attribute. */
  private static final Map<String, Map<String, String>> CODES =
      Map.of(
          "activity-date@type",
          Map.of("start-planned", "1", "start-actual", "2", "end-planned", "3", "end-actual", "4"),
          "participating-org@role",
          ROLES,
          "transaction-type@code",
          Map.of(
              "if", "1", "c", "2", "d", "3", "e", "4", "ir", "5", "lr", "6", "r", "7", "qp", "8",
              "qs", "9", "cg", "10"),
          "budget@type",
          Map.of("original", "1", "revised", "2"),
          "description@type",
          Map.of("general", "1", "objectives", "2", "target groups", "3"),
          "sector@vocabulary",
          SECTOR_VOCABULARIES,
          "policy-marker@vocabulary",
          OTHER_VOCABULARIES,
          "recipient-region@vocabulary",
          OTHER_VOCABULARIES,
          "location-id@vocabulary",
          Map.of("geo", "G1", "osm", "G2"));

  /** Elements that have another name. */
  private static final Map<String, String> NAMES =
      Map.of(
          "location-type", "feature-designation",
          "gazetteer-entry", "location-id");

  /** Attributes that have another name, by element and attribute. */
  private static final Map<String, String> ATTRIBUTES =
      Map.of("gazetteer-entry@gazetteer-ref", "vocabulary");

  private LegacyRules() {}

  /** What the text of an element becomes. */
  static Text text(String element) {
    if (NARRATIVES.contains(element)) {
      return Text.NARRATIVE;
    }
    if (DATES.contains(element)) {
      return Text.DATE;
    }
    if (element.equals("language") || element.equals("gazetteer-entry")) {
      return Text.CODE;
    }
    return CODED.contains(element) ? Text.SAID : Text.KEPT;
  }

  /** Whether version 1 repeated the element for each language. */
  static boolean isRepeatedByLanguage(String element, String parent) {
    return text(element) == Text.NARRATIVE
        && (element.equals("title")
            || element.equals("description")
            || element.equals("name")
                && (parent.equals("location") || parent.equals("iati-organisation")));
  }

  /** The name of an element. */
  static String name(String element) {
    return NAMES.getOrDefault(element, element);
  }

  /** The name of an attribute. */
  static String attribute(String element, String attribute) {
    return ATTRIBUTES.getOrDefault(element + '@' + attribute, attribute);
  }

  /** The code for a word, or the word where there is none. */
  static String code(String element, String attribute, String value) {
    Map<String, String> codes = CODES.get(element + '@' + attribute);
    return codes == null
        ? value
        : codes.getOrDefault(value.strip().toLowerCase(Locale.ROOT).replace('_', ' '), value);
  }
}
