package org.pamir.iati;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.pamir.funding.ReportedMoney;
import org.pamir.funding.ReportedRow;
import org.pamir.project.ProjectRequest;
import org.pamir.result.ResultRequest;

/**
 * What is kept of an activity beside the register's own words: each kind of element that these
 * would not give back as the file had it, in the file's words.
 */
final class KeptMapping {
  // What the register always has, the file's lack of it is no form to give back.
  private static final Set<String> ALWAYS = Set.of("title", "activity-status");

  private KeptMapping() {}

  /** Of the activity itself, as a JSON array of parts, or null. */
  static String activity(
      IatiActivity activity, KeptTrees trees, ProjectRequest said, ReportedMoney money) {
    KeptParts kept = new KeptParts();
    Elements published = ActivityElements.published(activity, said);
    trees.contacts().forEach(contact -> published.add(contact.tree().write()));
    trees.conditions().forEach(conditions -> published.add(conditions.tree().write()));
    Folding.fold(trees.rest(), 1, published, kept);
    ActivityElements.arrange(published, activity);
    SplitPlan plan = new SplitPlan(said, List.of(), transactions(money), LocalDate.EPOCH);
    Elements registered = ActivityElements.registered(said, plan);
    for (String kind : ElementOrder.ACTIVITY) {
      List<XmlText> own = admitted(kind, published, kept);
      switch (kind) {
        case "reporting-org" ->
            // The organisation's present name and type may be others than its file gives it.
            keep(kind, own, KeptElements.mark(registered.of(kind)), kept);
        case "recipient-country" -> places(published, registered, plan, kept);
        case "recipient-region" -> {}
        case "sector" -> {
          if (!own.equals(registered.of(kind)) || plan.movesSectors()) {
            keep(kind, own, plan.sectorsMark(), kept);
          }
        }
        default -> compare(kind, own, published, registered, kept);
      }
    }
    return kept.json();
  }

  static List<ReportedRow> transactions(ReportedMoney money) {
    List<ReportedRow> rows = new ArrayList<>(money.commitments());
    rows.addAll(money.disbursements());
    return rows;
  }

  private static void places(
      Elements published, Elements registered, SplitPlan plan, KeptParts kept) {
    List<XmlText> countries = published.of("recipient-country");
    List<XmlText> regions = admitted("recipient-region", published, kept);
    countries = countries.stream().filter(text -> !text.isBarred()).toList();
    if (countries.equals(registered.of("recipient-country"))
        && regions.equals(registered.of("recipient-region"))
        && !plan.movesPlaces()) {
      return;
    }
    String mark = plan.placesMark();
    keep("recipient-country", countries, mark, kept);
    keep("recipient-region", regions, mark, kept);
  }

  /** Of one transaction. */
  static String transaction(IatiTransaction said, ReportedRow row) {
    return row(
        ElementOrder.TRANSACTION,
        MoneyElements.published(said, row),
        said.kept(),
        MoneyElements.registered(row, MoneyElements.asReported(row)));
  }

  static String budget(IatiBudget said, ReportedRow row) {
    return row(
        ElementOrder.PERIOD,
        MoneyElements.published(said, row),
        said.kept(),
        MoneyElements.registered(row));
  }

  static String planned(IatiPlannedDisbursement said, ReportedRow row) {
    return row(
        ElementOrder.PERIOD,
        MoneyElements.published(said, row),
        said.kept(),
        MoneyElements.registered(row));
  }

  /** Of a result that the schema admits. */
  static String result(XmlTree said, ResultRequest result) {
    KeptParts kept = new KeptParts();
    said.foreignAttributes()
        .forEach(xml -> kept.add('@' + xml.substring(0, xml.indexOf('=')), xml, null));
    said.foreignElements()
        .forEach(xml -> kept.add(xml.substring(1).split("[ />]", 2)[0], xml, null));
    Elements published = ResultElements.published(said);
    Elements registered = ResultElements.registered(result);
    for (String kind : ElementOrder.RESULT) {
      compare(kind, published.of(kind), published, registered, kept);
    }
    return kept.json();
  }

  private static String row(
      List<String> kinds, Elements published, List<XmlFragment> leftovers, Elements registered) {
    KeptParts kept = new KeptParts();
    Folding.fold(leftovers, 2, published, kept);
    for (String kind : kinds) {
      compare(kind, admitted(kind, published, kept), published, registered, kept);
    }
    return kept.json();
  }

  /** Those elements of a kind that the schema admits; the others are kept as barred. */
  private static List<XmlText> admitted(String kind, Elements published, KeptParts kept) {
    List<XmlText> admitted = published.of(kind);
    if (admitted.stream().anyMatch(XmlText::isBarred)) {
      for (XmlText text : admitted) {
        if (text.isBarred()) {
          kept.bar("", kind, text.toString());
        }
      }
      return admitted.stream().filter(text -> !text.isBarred()).toList();
    }
    return admitted;
  }

  private static void compare(
      String kind, List<XmlText> own, Elements published, Elements registered, KeptParts kept) {
    if (kind.startsWith("@")) {
      String attribute = published.attributeOf(kind);
      String present = registered.attributeOf(kind);
      if (!java.util.Objects.equals(attribute, present)) {
        kept.add(kind, attribute, present == null ? null : KeptElements.mark(List.of(present)));
      }
    } else if (!own.equals(registered.of(kind)) && !(own.isEmpty() && ALWAYS.contains(kind))) {
      keep(kind, own, KeptElements.mark(registered.of(kind)), kept);
    }
  }

  private static void keep(String kind, List<XmlText> own, String of, KeptParts kept) {
    if (own.isEmpty()) {
      kept.add(kind, null, of);
    }
    for (XmlText text : own) {
      kept.add(kind, text.toString(), of);
    }
  }
}
