package org.pamir.iati;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;

/**
 * Budgets and planned disbursements; a row without a usable amount or period is rejected with a
 * finding.
 */
final class BudgetParser {
  private final ActivityScope scope;
  private final XmlCursor cursor;
  private final ValueParser value;
  private final OrganisationParser organisations;
  private Location at;
  private String path;
  private LocalDate start;
  private LocalDate end;
  private IatiOrg provider;
  private IatiOrg receiver;

  BudgetParser(ActivityScope scope, OrganisationParser organisations) {
    this.scope = scope;
    this.organisations = organisations;
    cursor = scope.cursor();
    value = new ValueParser(scope);
  }

  void budget(ActivityDraft draft) throws XMLStreamException {
    int position = begin();
    String type = cursor.attribute("type");
    String status = cursor.attribute("status");
    List<XmlFragment> kept = new ArrayList<>(0);
    List<XmlFragment> outer = scope.keepIn(kept);
    while (cursor.nextChild()) {
      if (!period(draft)) {
        scope.element();
      }
    }
    scope.keepIn(outer);
    Rule fault = fault(true);
    if (fault != null) {
      reject(draft, "budget", position, fault);
      return;
    }
    draft.budgets.add(
        new IatiBudget(
            at.getLineNumber(),
            type == null ? "1" : type,
            status == null ? "1" : status,
            start,
            end,
            value.money(start),
            kept));
  }

  void plannedDisbursement(ActivityDraft draft) throws XMLStreamException {
    int position = begin();
    String type = cursor.attribute("type");
    List<XmlFragment> kept = new ArrayList<>(0);
    List<XmlFragment> outer = scope.keepIn(kept);
    while (cursor.nextChild()) {
      switch (cursor.name()) {
        case "provider-org" -> provider = scope.repeated() ? provider : organisations.provider();
        case "receiver-org" -> receiver = scope.repeated() ? receiver : organisations.receiver();
        default -> {
          if (!period(draft)) {
            scope.element();
          }
        }
      }
    }
    scope.keepIn(outer);
    Rule fault = fault(false);
    if (fault != null) {
      reject(draft, "planned-disbursement", position, fault);
      return;
    }
    draft.plannedDisbursements.add(
        new IatiPlannedDisbursement(
            at.getLineNumber(), type, start, end, value.money(start), provider, receiver, kept));
  }

  private int begin() {
    at = cursor.location();
    path = cursor.path();
    start = null;
    end = null;
    provider = null;
    receiver = null;
    value.begin();
    return cursor.ordinal();
  }

  private boolean period(ActivityDraft draft) throws XMLStreamException {
    switch (cursor.name()) {
      case "period-start" -> start = scope.repeated() ? start : periodDate();
      case "period-end" -> end = scope.repeated() ? end : periodDate();
      case "value" -> {
        if (!scope.repeated()) {
          value.read(draft.defaultCurrency);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private LocalDate periodDate() throws XMLStreamException {
    LocalDate date = scope.date("iso-date");
    cursor.end();
    return date;
  }

  private Rule fault(boolean endNeeded) {
    Rule amount = value.fault(at, path);
    if (start != null && (end != null || !endNeeded)) {
      return amount;
    }
    find(
        Rule.DATE_MISSING,
        "No usable " + (start == null ? "period-start" : "period-end"),
        "the row is rejected");
    return amount == null ? Rule.DATE_MISSING : amount;
  }

  private void reject(ActivityDraft draft, String element, int position, Rule fault) {
    draft.rejected.add(new IatiRejected(element, position, at.getLineNumber(), null, fault.id()));
  }

  private void find(Rule rule, String message, String action) {
    scope.findings().add(rule, at, path, message, action);
  }
}
