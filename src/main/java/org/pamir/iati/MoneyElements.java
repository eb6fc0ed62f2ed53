package org.pamir.iati;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pamir.funding.Allocation;
import org.pamir.funding.Party;
import org.pamir.funding.ReportedRow;

/** The elements of a row of money: as a file has them, and as the register says. */
final class MoneyElements {

  private MoneyElements() {}

  /**
   * A transaction as published.
   *
   * @param row what the register makes of it, for the currency where the file leaves it out
   */
  static Elements published(IatiTransaction said, ReportedRow row) {
    Elements all =
        new Elements()
            .attribute("ref", said.ref())
            .attribute("humanitarian", ElementText.flag(said.humanitarian()))
            .code("transaction-type", said.type())
            .add(date("transaction-date", said.date()))
            .add(value(said.value(), row))
            .add(description(said.descriptions()))
            .add(ElementText.party("provider-org", said.provider()))
            .add(ElementText.party("receiver-org", said.receiver()))
            .code("disbursement-channel", said.disbursementChannel())
            .add(said.country() == null ? null : ElementText.country(said.country()))
            .add(said.region() == null ? null : ElementText.region(said.region()))
            .code("flow-type", said.terms().flowType())
            .code("finance-type", said.terms().financeType())
            .code("tied-status", said.terms().tiedStatus());
    said.sectors().forEach(sector -> all.add(ElementText.sector(sector)));
    said.terms().aidTypes().forEach(type -> all.add(ElementText.aidType("aid-type", type)));
    return all;
  }

  /** A transaction as the register would write it, had it nothing kept. */
  static Elements registered(ReportedRow row, SplitPlan.Part part) {
    PlaceShare place = part.place();
    Elements all =
        new Elements()
            .attribute("ref", row.reference())
            .attribute("humanitarian", ElementText.flag(row.humanitarian()))
            .code("transaction-type", row.type())
            .add(date("transaction-date", row.date()))
            .add(value(part.amount(), row))
            .add(description(sorted(row.description())))
            .add(party("provider-org", row.provider()))
            .add(party("receiver-org", row.receiver()))
            .code("flow-type", row.flow())
            .code("finance-type", row.finance())
            .code("aid-type", row.aid())
            .code("tied-status", row.tied());
    if (place.country() != null) {
      all.add(ElementText.country(new IatiCountry(0, place.country(), null, Map.of())));
    } else if (place.region() != null) {
      all.add(
          ElementText.region(
              new IatiRegion(0, place.vocabulary(), null, place.region(), null, Map.of())));
    }
    for (Allocation.Sector sector : part.sectors()) {
      String vocabulary = PlaceShare.vocabulary(sector.vocabulary());
      all.add(
          ElementText.sector(new IatiSector(0, vocabulary, null, sector.code(), null, Map.of())));
    }
    return all;
  }

  static Elements published(IatiBudget said, ReportedRow row) {
    return new Elements()
        .attribute("type", said.type())
        .attribute("status", said.status())
        .add(date("period-start", said.start()))
        .add(date("period-end", said.end()))
        .add(value(said.value(), row));
  }

  static Elements published(IatiPlannedDisbursement said, ReportedRow row) {
    return new Elements()
        .attribute("type", said.type() == null ? "1" : said.type())
        .add(date("period-start", said.start()))
        .add(date("period-end", said.end()))
        .add(value(said.value(), row))
        .add(ElementText.party("provider-org", said.provider()))
        .add(ElementText.party("receiver-org", said.receiver()));
  }

  /** A budget or planned disbursement as the register would write it. */
  static Elements registered(ReportedRow row) {
    return new Elements()
        .attribute("type", "revised".equals(row.type()) ? "2" : "1")
        .attribute(
            "status", row.status() == null ? null : "committed".equals(row.status()) ? "2" : "1")
        .add(date("period-start", row.periodStart()))
        .add(date("period-end", row.periodEnd()))
        .add(value(row.amount(), row))
        .add(party("provider-org", row.provider()))
        .add(party("receiver-org", row.receiver()));
  }

  /** A row as its publisher arranged it: whole, with the place and sectors of its own. */
  static SplitPlan.Part asReported(ReportedRow row) {
    List<PlaceShare> own = PlaceShare.of(row);
    return new SplitPlan.Part(
        row.amount(),
        own.isEmpty() ? PlaceShare.NOWHERE : own.get(0),
        row.sectors() == null ? List.of() : row.sectors());
  }

  private static XmlText date(String element, LocalDate date) {
    return date == null ? null : new XmlText(element).attribute("iso-date", date);
  }

  private static XmlText value(IatiMoney value, ReportedRow row) {
    return ElementText.value(
        value.currency() != null
            ? value
            : new IatiMoney(value.amount(), row.currency(), value.valueDate()));
  }

  private static XmlText value(BigDecimal amount, ReportedRow row) {
    return ElementText.value(new IatiMoney(amount, row.currency(), row.valueDate()));
  }

  private static XmlText description(Map<String, String> texts) {
    return texts.isEmpty() ? null : new XmlText("description").narratives(texts);
  }

  private static XmlText party(String element, Party party) {
    return party == null
        ? null
        : ElementText.party(
            element,
            new IatiOrg(party.ref(), party.type(), party.activity(), sorted(party.name())));
  }

  /** The database keeps no order of them, so that one is made. */
  private static Map<String, String> sorted(Map<String, String> texts) {
    return texts == null || texts.size() < 2
        ? texts == null ? Map.of() : texts
        : new TreeMap<>(texts);
  }
}
