package org.pamir.iati;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pamir.funding.Allocation;
import org.pamir.funding.CommitmentType;
import org.pamir.funding.DisbursementKind;
import org.pamir.funding.ReportedRow;
import org.pamir.project.ProjectRequest.RegionShare;
import org.pamir.shared.Texts;

/**
 * One transaction as a commitment (IATI types 2, 10 to 13) or a disbursement (1, 3 to 9). A country
 * or region of its own has the whole of it.
 */
final class TransactionMapping {
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
  private static final int REFERENCE_LENGTH = 1_000;
  private static final int DESCRIPTION_LENGTH = 20_000;
  private static final int CODE_LENGTH = 50;

  private final MappingScope scope;
  private final MoneyMapping money;

  TransactionMapping(MappingScope scope, MoneyMapping money) {
    this.scope = scope;
    this.money = money;
  }

  /** Adds the row to one of the lists, or leaves it out with a finding of severity error. */
  void add(IatiTransaction said, List<ReportedRow> commitments, List<ReportedRow> disbursements) {
    String path = MappingScope.path("transaction", said.position());
    boolean promised = CommitmentType.ofCode(said.type()) != null;
    if (!promised && DisbursementKind.ofCode(said.type()) == null) {
      scope.find(
          Rule.TRANSACTION_TYPE_NOT_KNOWN,
          said.line(),
          path,
          "Transaction type " + Findings.quote(said.type()) + " is not known",
          "the row is rejected");
      return;
    }
    String currency = money.currency(said.value(), said.line(), path);
    if (currency != null) {
      (promised ? commitments : disbursements).add(row(said, currency, path));
    }
  }

  private ReportedRow row(IatiTransaction said, String currency, String path) {
    ReportedRow row =
        new ReportedRow(
            said.position(),
            said.type(),
            null,
            reference(said, path),
            said.date(),
            null,
            null,
            said.value().amount(),
            currency,
            said.value().valueDate(),
            money.party(said.provider(), "provider-org", said.line(), path),
            money.party(said.receiver(), "receiver-org", said.line(), path),
            code(said.terms().flowType(), said, path),
            code(said.terms().financeType(), said, path),
            code(aid(said.terms().aidTypes()), said, path),
            code(said.terms().tiedStatus(), said, path),
            said.humanitarian(),
            scope.texts(said.descriptions(), DESCRIPTION_LENGTH, said.line(), "description"),
            countries(said, path),
            regions(said, path),
            sectors(said),
            null);
    return row.with(KeptMapping.transaction(said, row));
  }

  private String code(String code, IatiTransaction said, String path) {
    return scope.code(code, CODE_LENGTH, said.line(), path);
  }

  private String reference(IatiTransaction said, String path) {
    String ref = said.ref() == null ? null : Texts.storable(said.ref());
    if (ref == null || ref.length() <= REFERENCE_LENGTH) {
      return ref;
    }
    scope.find(
        Rule.REF_TOO_LONG,
        said.line(),
        path,
        "ref has " + ref.length() + " characters",
        "cut, and kept whole beside it");
    return Texts.cut(ref, REFERENCE_LENGTH);
  }

  /** The DAC aid type. */
  static String aid(List<IatiAidType> types) {
    return types.stream()
        .filter(type -> type.vocabulary().equals("1") && type.code() != null)
        .map(IatiAidType::code)
        .findFirst()
        .orElse(null);
  }

  private List<Allocation.Country> countries(IatiTransaction said, String path) {
    IatiCountry country = said.country();
    if (country == null) {
      return null;
    }
    String code = new GeographyMapping(scope).country(country.code(), country.line(), path);
    return code == null ? null : List.of(new Allocation.Country(code, WHOLE));
  }

  private List<Allocation.Region> regions(IatiTransaction said, String path) {
    IatiRegion region = said.region();
    if (region == null) {
      return null;
    }
    RegionShare known = GeographyMapping.region(region);
    if (known == null || said.country() != null) {
      if (said.country() != null) {
        scope.find(
            Rule.COUNTRY_AND_REGION,
            said.line(),
            path,
            "Both a country and a region",
            "the country has it all, the region is kept aside");
      }
      return null;
    }
    return List.of(new Allocation.Region(known.code(), known.vocabulary(), WHOLE));
  }

  /** Sectors with their share: whole where a vocabulary has one, unknown where it has several. */
  private static List<Allocation.Sector> sectors(IatiTransaction said) {
    if (said.sectors().isEmpty()) {
      return null;
    }
    Map<String, Integer> count = new HashMap<>();
    said.sectors().forEach(sector -> count.merge(sector.vocabulary(), 1, Integer::sum));
    List<Allocation.Sector> sectors = new ArrayList<>();
    for (IatiSector sector : said.sectors()) {
      if (sector.code() == null || sector.code().length() > CODE_LENGTH) {
        continue;
      }
      sectors.add(
          new Allocation.Sector(
              Texts.storable(sector.code()),
              sector.vocabulary().equals("1") ? null : sector.vocabulary(),
              count.get(sector.vocabulary()) == 1 ? WHOLE : null));
    }
    return sectors.isEmpty() ? null : sectors;
  }
}
