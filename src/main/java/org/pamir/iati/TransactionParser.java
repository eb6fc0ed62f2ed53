package org.pamir.iati;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;

/**
 * Transactions. One without a type, a usable amount or any usable date is rejected, always with a
 * finding of severity error.
 */
final class TransactionParser {
  private final ActivityScope scope;
  private final XmlCursor cursor;
  private final OrganisationParser organisations;
  private final ClassificationParser classifications;
  private final ValueParser value;

  private Location at;
  private String type;
  private LocalDate date;
  private Map<String, String> descriptions;
  private IatiOrg provider;
  private IatiOrg receiver;
  private String channel;
  private IatiCountry country;
  private IatiRegion region;
  private String flowType;
  private String financeType;
  private String tiedStatus;
  private final List<IatiSector> sectors = new ArrayList<>();
  private final List<IatiAidType> aidTypes = new ArrayList<>();

  TransactionParser(
      ActivityScope scope, OrganisationParser organisations, ClassificationParser classifications) {
    this.scope = scope;
    this.organisations = organisations;
    this.classifications = classifications;
    cursor = scope.cursor();
    value = new ValueParser(scope);
  }

  void read(ActivityDraft draft) throws XMLStreamException {
    begin();
    int position = cursor.ordinal();
    String ref = cursor.attribute("ref");
    Boolean humanitarian = scope.flag("humanitarian");
    List<XmlFragment> kept = new ArrayList<>(0);
    List<XmlFragment> outer = scope.keepIn(kept);
    while (cursor.nextChild()) {
      child(draft);
    }
    scope.keepIn(outer);
    Rule fault = fault(position);
    if (fault != null) {
      draft.rejected.add(
          new IatiRejected("transaction", position, at.getLineNumber(), ref, fault.id()));
      return;
    }
    draft.transactions.add(
        new IatiTransaction(
            position,
            at.getLineNumber(),
            ref,
            humanitarian,
            type,
            date,
            value.money(date),
            descriptions,
            provider,
            receiver,
            channel,
            sectors,
            country,
            region,
            new IatiTerms(flowType, financeType, aidTypes, tiedStatus),
            kept));
  }

  private void begin() {
    at = cursor.location();
    type = null;
    date = null;
    descriptions = Map.of();
    provider = null;
    receiver = null;
    channel = null;
    country = null;
    region = null;
    flowType = null;
    financeType = null;
    tiedStatus = null;
    sectors.clear();
    aidTypes.clear();
    value.begin();
  }

  private void child(ActivityDraft draft) throws XMLStreamException {
    switch (cursor.name()) {
      case "sector" -> sectors.add(classifications.transactionSector());
      case "aid-type" -> aidTypes.add(classifications.aidType());
      case "transaction-type",
          "transaction-date",
          "value",
          "description",
          "provider-org",
          "receiver-org",
          "disbursement-channel",
          "recipient-country",
          "recipient-region",
          "flow-type",
          "finance-type",
          "tied-status" -> {
        if (!scope.repeated()) {
          single(draft);
        }
      }
      default -> scope.element();
    }
  }

  private void single(ActivityDraft draft) throws XMLStreamException {
    switch (cursor.name()) {
      case "transaction-type" -> {
        type = cursor.attribute("code");
        cursor.end();
      }
      case "transaction-date" -> {
        date = scope.date("iso-date");
        cursor.end();
      }
      case "value" -> value.read(draft.defaultCurrency);
      case "description" -> descriptions = scope.narratives();
      case "provider-org" -> provider = organisations.provider();
      case "receiver-org" -> receiver = organisations.receiver();
      case "disbursement-channel" -> channel = scope.codeElement();
      case "recipient-country" -> country = classifications.transactionCountry();
      case "recipient-region" -> region = classifications.transactionRegion();
      case "flow-type" -> flowType = scope.codeElement();
      case "finance-type" -> financeType = scope.codeElement();
      default -> tiedStatus = scope.codeElement();
    }
  }

  /** Why the transaction cannot be used, each reason with its finding; null when it can. */
  private Rule fault(int position) {
    String path = "iati-activity/transaction" + (position > 1 ? "[" + position + "]" : "");
    Rule fault = value.fault(at, path);
    if (type == null) {
      scope
          .findings()
          .add(
              Rule.TRANSACTION_TYPE_MISSING,
              at,
              path,
              "No transaction-type",
              "the row is rejected");
      fault = fault == null ? Rule.TRANSACTION_TYPE_MISSING : fault;
    }
    if (date == null) {
      date = value.date();
      String action = date == null ? "the row is rejected" : "defaulted to the value-date " + date;
      scope.findings().add(Rule.DATE_MISSING, at, path, "No usable transaction-date", action);
      fault = fault == null && date == null ? Rule.DATE_MISSING : fault;
    }
    return fault;
  }
}
