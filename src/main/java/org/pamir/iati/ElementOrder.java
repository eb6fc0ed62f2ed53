package org.pamir.iati;

import java.util.List;
import java.util.Set;

/** The order of attributes and elements in version 2.03 of the schema. */
final class ElementOrder {
  static final List<String> ACTIVITY =
      List.of(
          "@default-currency",
          "@xml:lang",
          "@humanitarian",
          "@hierarchy",
          "@last-updated-datetime",
          "@linked-data-uri",
          "@budget-not-provided",
          "iati-identifier",
          "reporting-org",
          "title",
          "description",
          "participating-org",
          "other-identifier",
          "activity-status",
          "activity-date",
          "contact-info",
          "activity-scope",
          "recipient-country",
          "recipient-region",
          "location",
          "sector",
          "tag",
          "country-budget-items",
          "humanitarian-scope",
          "policy-marker",
          "collaboration-type",
          "default-flow-type",
          "default-finance-type",
          "default-aid-type",
          "default-tied-status",
          "budget",
          "planned-disbursement",
          "capital-spend",
          "transaction",
          "document-link",
          "related-activity",
          "legacy-data",
          "conditions",
          "result",
          "crs-add",
          "fss");

  static final List<String> TRANSACTION =
      List.of(
          "@ref",
          "@humanitarian",
          "transaction-type",
          "transaction-date",
          "value",
          "description",
          "provider-org",
          "receiver-org",
          "disbursement-channel",
          "sector",
          "recipient-country",
          "recipient-region",
          "flow-type",
          "finance-type",
          "aid-type",
          "tied-status");

  static final List<String> RESULT =
      List.of(
          "@type",
          "@aggregation-status",
          "title",
          "description",
          "document-link",
          "reference",
          "indicator");

  /** Budgets and planned disbursements; the former have neither provider nor receiver. */
  static final List<String> PERIOD =
      List.of(
          "@type",
          "@status",
          "period-start",
          "period-end",
          "value",
          "provider-org",
          "receiver-org");

  /** Kinds that the reader keeps in the file's own words; {@link KeptTrees} understands some. */
  static final Set<String> VERBATIM =
      Set.of(
          "contact-info",
          "country-budget-items",
          "capital-spend",
          "legacy-data",
          "conditions",
          "result",
          "crs-add",
          "fss");

  /** Of these an activity has one at most. */
  static final Set<String> SINGLE =
      Set.of("country-budget-items", "capital-spend", "conditions", "crs-add", "fss");

  private ElementOrder() {}
}
