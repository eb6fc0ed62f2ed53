package org.pamir.iati;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.pamir.funding.BudgetStatus;
import org.pamir.funding.BudgetType;
import org.pamir.funding.Party;
import org.pamir.funding.ReportedMoney;
import org.pamir.funding.ReportedRow;
import org.pamir.shared.Texts;

/** Transactions, budgets and planned disbursements of one activity. */
final class MoneyMapping {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final int CURRENCY_LENGTH = 10;
  private static final int NAME_LENGTH = 1_000;
  private static final int TYPE_LENGTH = 20;

  private final MappingScope scope;

  MoneyMapping(MappingScope scope) {
    this.scope = scope;
  }

  ReportedMoney run() {
    List<ReportedRow> commitments = new ArrayList<>();
    List<ReportedRow> disbursements = new ArrayList<>();
    TransactionMapping transactions = new TransactionMapping(scope, this);
    for (IatiTransaction transaction : scope.activity().transactions()) {
      transactions.add(transaction, commitments, disbursements);
    }
    return new ReportedMoney(commitments, disbursements, budgets(), planned());
  }

  private List<ReportedRow> budgets() {
    List<ReportedRow> rows = new ArrayList<>();
    int n = 0;
    for (IatiBudget budget : scope.activity().budgets()) {
      String path = MappingScope.path("budget", ++n);
      String currency = currency(budget.value(), budget.line(), path);
      if (currency != null) {
        ReportedRow row =
            ReportedRow.budget(
                n,
                type(budget.type(), budget.line(), path),
                status(budget.status(), budget.line(), path),
                budget.start(),
                budget.end(),
                budget.value().amount(),
                currency,
                budget.value().valueDate());
        rows.add(row.with(KeptMapping.budget(budget, row)));
      }
    }
    return rows;
  }

  private List<ReportedRow> planned() {
    List<ReportedRow> rows = new ArrayList<>();
    int n = 0;
    for (IatiPlannedDisbursement planned : scope.activity().plannedDisbursements()) {
      String path = MappingScope.path("planned-disbursement", ++n);
      String currency = currency(planned.value(), planned.line(), path);
      if (currency != null) {
        ReportedRow row =
            ReportedRow.planned(
                n,
                type(planned.type(), planned.line(), path),
                planned.start(),
                planned.end(),
                planned.value().amount(),
                currency,
                planned.value().valueDate(),
                party(planned.provider(), "provider-org", planned.line(), path),
                party(planned.receiver(), "receiver-org", planned.line(), path));
        rows.add(row.with(KeptMapping.planned(planned, row)));
      }
    }
    return rows;
  }

  private BudgetType type(String code, int line, String path) {
    if (code != null && !code.equals("1") && !code.equals("2")) {
      scope.find(
          Rule.CODE_NOT_KNOWN,
          line,
          path,
          "Type " + Findings.quote(code) + " is neither 1 nor 2",
          "taken as original");
    }
    return "2".equals(code) ? BudgetType.REVISED : BudgetType.ORIGINAL;
  }

  private BudgetStatus status(String code, int line, String path) {
    if (code != null && !code.equals("1") && !code.equals("2")) {
      scope.find(
          Rule.CODE_NOT_KNOWN,
          line,
          path,
          "Status " + Findings.quote(code) + " is neither 1 nor 2",
          "taken as indicative");
    }
    return "2".equals(code) ? BudgetStatus.COMMITTED : BudgetStatus.INDICATIVE;
  }

  /** The currency of an amount, or null, with a finding, where the row cannot be taken. */
  String currency(IatiMoney value, int line, String path) {
    String published =
        value.currency() != null ? value.currency() : scope.activity().header().defaultCurrency();
    if (published == null) {
      scope.find(Rule.CURRENCY_MISSING, line, path, "No currency at all", "the row is rejected");
      return null;
    }
    if (CURRENCY.matcher(published).matches()) {
      return published;
    }
    String capitals = published.toUpperCase(Locale.ROOT);
    boolean code = CURRENCY.matcher(capitals).matches();
    if (!code && published.length() > CURRENCY_LENGTH) {
      scope.find(
          Rule.CURRENCY_NOT_VALID,
          line,
          path,
          "Currency " + Findings.quote(published) + " is no code",
          "the row is rejected");
      return null;
    }
    scope.find(
        Rule.CURRENCY_NOT_VALID,
        line,
        path,
        "Currency " + Findings.quote(published) + " is not three capitals",
        code ? "read as " + capitals : "kept; it has no rate");
    return code ? capitals : Texts.storable(published);
  }

  /** Who gives or gets, or null where the file says nothing of them that can be held. */
  Party party(IatiOrg org, String element, int line, String path) {
    if (org == null) {
      return null;
    }
    String ref = within(org.ref(), MappingScope.REF_LENGTH, "ref", element, line, path);
    String activity =
        within(
            org.activityId(),
            MappingScope.IDENTIFIER_LENGTH,
            element.startsWith("provider") ? "provider-activity-id" : "receiver-activity-id",
            element,
            line,
            path);
    String type = within(org.type(), TYPE_LENGTH, "type", element, line, path);
    Map<String, String> name = scope.texts(org.narratives(), NAME_LENGTH, line, element);
    return ref == null && activity == null && type == null && name == null
        ? null
        : new Party(ref, name, type, activity);
  }

  private String within(
      String value, int length, String attribute, String element, int line, String path) {
    if (value == null || value.length() <= length) {
      return value == null ? null : Texts.storable(value);
    }
    scope.find(
        Rule.REF_TOO_LONG,
        line,
        path + '/' + element,
        attribute + " has " + value.length() + " characters",
        "kept aside, left without it");
    return null;
  }
}
