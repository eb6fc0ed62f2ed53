package org.pamir.result;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pamir.project.DocumentRules;
import org.pamir.reference.Codelists;
import org.pamir.reference.Sdgs;
import org.pamir.reference.TextRules;
import org.pamir.shared.problem.Violations;

/**
 * What a result must hold to be written over HTTP: known codes, periods in order, numbers where the
 * measure is one.
 */
@ApplicationScoped
class ResultRules {

  private static final String SDG_VOCABULARY = "9";
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final Codelists codelists;
  private final TextRules texts;
  private final Sdgs sdgs;
  private final DocumentRules documents;

  ResultRules(Codelists codelists, TextRules texts, Sdgs sdgs, DocumentRules documents) {
    this.codelists = codelists;
    this.texts = texts;
    this.sdgs = sdgs;
    this.documents = documents;
  }

  /**
   * @param places refs of the project's locations
   * @throws org.pamir.shared.problem.InvalidRequestException with every violation at once
   */
  void check(ResultRequest said, Set<String> places) {
    Violations violations = new Violations();
    texts.check("title", said.title(), violations);
    texts.check("description", said.description(), violations);
    references("references", said.references(), "ResultVocabulary", violations);
    documents.check("documents", said.documents(), violations);
    for (int i = 0; i < said.indicators().size(); i++) {
      indicator("indicators[" + i + "]", said.indicators().get(i), places, violations);
    }
    violations.throwIfAny();
  }

  private void indicator(String field, Indicator said, Set<String> places, Violations violations) {
    texts.check(field + ".title", said.title(), violations);
    texts.check(field + ".description", said.description(), violations);
    references(field + ".references", said.references(), "IndicatorVocabulary", violations);
    documents.check(field + ".documents", said.documents(), violations);
    if (said.measure() == null) {
      violations.add(
          field + ".measure", "must be unit, percentage, nominal, ordinal or qualitative");
    }
    for (int i = 0; i < said.baselines().size(); i++) {
      Indicator.Baseline baseline = said.baselines().get(i);
      String at = field + ".baselines[" + i + "]";
      if (baseline.year() == null) {
        violations.add(at + ".year", "must not be empty");
      }
      date(at + ".date", baseline.date(), violations);
      value(at, baseline.asValue(), said.measure(), places, violations);
    }
    Set<List<LocalDate>> seen = new HashSet<>();
    for (int i = 0; i < said.periods().size(); i++) {
      Indicator.Period period = said.periods().get(i);
      String at = field + ".periods[" + i + "]";
      date(at + ".start", period.start(), violations);
      date(at + ".end", period.end(), violations);
      if (period.end().isBefore(period.start())) {
        violations.add(at + ".end", "must not be before start, " + period.start());
      }
      if (!seen.add(List.of(period.start(), period.end()))) {
        violations.add(at, "has the days of another period of this indicator");
      }
      values(at + ".targets", period.targets(), said.measure(), places, violations);
      values(at + ".actuals", period.actuals(), said.measure(), places, violations);
    }
  }

  private void values(
      String field,
      List<Indicator.Value> values,
      Measure measure,
      Set<String> places,
      Violations violations) {
    for (int i = 0; i < values.size(); i++) {
      value(field + "[" + i + "]", values.get(i), measure, places, violations);
    }
  }

  private void value(
      String field,
      Indicator.Value said,
      Measure measure,
      Set<String> places,
      Violations violations) {
    BigDecimal number = ResultNumbers.parse(said.value(), measure);
    if (said.value() != null && measure != null && measure.isCounted() && number == null) {
      violations.add(
          field + ".value",
          "must be a number, such as \"1500\", where the measure is " + measure.word());
    }
    ratio(field, said, measure, number, violations);
    texts.check(field + ".comment", said.comment(), violations);
    documents.check(field + ".documents", said.documents(), violations);
    Set<String> names = new HashSet<>();
    for (int i = 0; i < said.dimensions().size(); i++) {
      String name = said.dimensions().get(i).name();
      String at = field + ".dimensions[" + i + "]";
      if (!names.add(name)) {
        violations.add(at + ".name", "is there twice");
      }
      if (ResultNumbers.isCountry(name)
          && !codelists.contains("Country", said.dimensions().get(i).value())) {
        violations.add(at + ".value", "must be an ISO 3166-1 code such as KG");
      }
    }
    for (int i = 0; i < said.locations().size(); i++) {
      if (!places.contains(said.locations().get(i))) {
        violations.add(
            field + ".locations[" + i + "]", "must be the ref of a location of the project");
      }
    }
  }

  private static void ratio(
      String field,
      Indicator.Value said,
      Measure measure,
      BigDecimal number,
      Violations violations) {
    if (said.numerator() == null && said.denominator() == null) {
      return;
    }
    if (measure != Measure.PERCENTAGE) {
      violations.add(field + ".numerator", "belongs to the measure percentage alone");
    } else if (said.numerator() == null) {
      violations.add(field + ".numerator", "must stand with denominator");
    } else if (said.denominator() == null || said.denominator().signum() <= 0) {
      violations.add(field + ".denominator", "must be more than 0");
    } else if (number != null
        && HUNDRED
                .multiply(said.numerator())
                .divide(said.denominator(), MathContext.DECIMAL64)
                .subtract(number)
                .abs()
                .compareTo(BigDecimal.ONE)
            > 0) {
      violations.add(
          field + ".value", "must be numerator / denominator as a percentage, to within 1");
    }
  }

  private void references(
      String field, List<Indicator.Reference> references, String list, Violations violations) {
    for (int i = 0; i < references.size(); i++) {
      Indicator.Reference reference = references.get(i);
      String at = field + "[" + i + "]";
      if (!codelists.contains(list, reference.vocabulary())) {
        violations.add(at + ".vocabulary", "must be a code of the IATI codelist " + list);
      } else if (list.equals("IndicatorVocabulary")
          && reference.vocabulary().equals(SDG_VOCABULARY)
          && (!reference.code().matches("[0-9]{1,2}\\.[0-9a-z]{1,2}\\.[0-9]{1,2}[a-z]?")
              || sdgs.findTarget(reference.code().substring(0, reference.code().lastIndexOf('.')))
                  .isEmpty())) {
        violations.add(at + ".code", "must be an indicator of the goals, such as 6.1.1");
      }
    }
  }

  private static void date(String field, LocalDate date, Violations violations) {
    if (date != null && (date.getYear() < 1900 || date.getYear() > 2200)) {
      violations.add(field, "must be between 1900 and 2200");
    }
  }
}
