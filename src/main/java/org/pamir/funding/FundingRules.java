package org.pamir.funding;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.pamir.reference.Codelists;
import org.pamir.reference.TextRules;
import org.pamir.shared.Money;
import org.pamir.shared.problem.Violations;

/**
 * What an amount must hold to be written over HTTP: known codes, dates in reason, an allocation
 * that makes 100.
 */
@ApplicationScoped
class FundingRules {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final Codelists codelists;
  private final TextRules texts;

  FundingRules(Codelists codelists, TextRules texts) {
    this.codelists = codelists;
    this.texts = texts;
  }

  void check(TransactionRequest said, Violations violations) {
    if (said.date() == null && said.valueDate() == null) {
      violations.add("valueDate", "or date is needed");
    }
    date("date", said.date(), violations);
    date("valueDate", said.valueDate(), violations);
    money("value", said.value(), violations);
    texts.check("description", said.description(), violations);
    code("flow", said.flow(), "FlowType", violations);
    code("finance", said.finance(), "FinanceType", violations);
    code("aid", said.aid(), "AidType", violations);
    code("tied", said.tied(), "TiedStatus", violations);
    party("provider", said.provider(), violations);
    party("receiver", said.receiver(), violations);
    places(said, violations);
    sectors(said, violations);
  }

  void money(String field, Money value, Violations violations) {
    if (value != null) {
      code(field + ".currency", value.currency(), "Currency", violations);
    }
  }

  void date(String field, LocalDate date, Violations violations) {
    if (date != null && (date.getYear() < 1900 || date.getYear() > 2200)) {
      violations.add(field, "must be between 1900 and 2200");
    }
  }

  void party(String field, Party party, Violations violations) {
    if (party != null) {
      if ((party.ref() == null || party.ref().isBlank())
          && (party.name() == null || party.name().isEmpty())) {
        violations.add(field, "must have a ref or a name");
      }
      texts.check(field + ".name", party.name(), violations);
      code(field + ".type", party.type(), "OrganisationType", violations);
    }
  }

  private void places(TransactionRequest said, Violations violations) {
    List<Allocation.Country> countries = said.countries() == null ? List.of() : said.countries();
    List<Allocation.Region> regions = said.regions() == null ? List.of() : said.regions();
    for (int i = 0; i < countries.size(); i++) {
      code("countries[" + i + "].country", countries.get(i).country(), "Country", violations);
    }
    for (int i = 0; i < regions.size(); i++) {
      if (regions.get(i).vocabulary() == null || regions.get(i).vocabulary().equals("1")) {
        code("regions[" + i + "].code", regions.get(i).code(), "Region", violations);
      }
    }
    if (countries.stream().map(Allocation.Country::country).distinct().count() < countries.size()) {
      violations.add("countries", "has a country twice");
    }
    if (!countries.isEmpty() || !regions.isEmpty()) {
      sumsTo100(
          "countries",
          Stream.concat(
                  countries.stream().map(Allocation.Country::share),
                  regions.stream().map(Allocation.Region::share))
              .toList(),
          violations);
    }
  }

  private void sectors(TransactionRequest said, Violations violations) {
    List<Allocation.Sector> sectors = said.sectors() == null ? List.of() : said.sectors();
    for (int i = 0; i < sectors.size(); i++) {
      if (sectors.get(i).vocabulary() == null || sectors.get(i).vocabulary().equals("1")) {
        code("sectors[" + i + "].code", sectors.get(i).code(), "Sector", violations);
      }
    }
    List<BigDecimal> shares = sectors.stream().map(Allocation.Sector::share).toList();
    if (shares.size() == 1 && shares.get(0) == null || shares.isEmpty()) {
      return;
    }
    if (shares.stream().anyMatch(Objects::isNull)) {
      violations.add("sectors", "must all have a percentage where there are several");
    } else {
      sumsTo100("sectors", shares, violations);
    }
  }

  private static void sumsTo100(String field, List<BigDecimal> shares, Violations violations) {
    BigDecimal sum =
        shares.stream().filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.setScale(4, RoundingMode.HALF_UP).compareTo(HUNDRED) != 0) {
      violations.add(
          field, "has shares that sum to " + sum.toPlainString() + ", and must sum to 100");
    }
  }

  private void code(String field, String code, String list, Violations violations) {
    if (code != null && !codelists.contains(list, code)) {
      violations.add(
          field,
          "has '"
              + code
              + "', which is not on the code list "
              + list
              + "; see /api/v1/codelists/"
              + list);
    }
  }
}
