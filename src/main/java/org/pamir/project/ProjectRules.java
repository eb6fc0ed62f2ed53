package org.pamir.project;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pamir.reference.Codelists;
import org.pamir.reference.Sdgs;
import org.pamir.reference.TextRules;
import org.pamir.reference.Theme;
import org.pamir.reference.Themes;
import org.pamir.shared.problem.Violations;

/**
 * What a project must hold to be written over HTTP: known codes, percentages that make 100, dates
 * in order.
 */
@ApplicationScoped
public class ProjectRules {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final Codelists codelists;
  private final TextRules texts;
  private final Sdgs sdgs;
  private final Themes themes;
  private final DetailRules details;

  ProjectRules(
      Codelists codelists, TextRules texts, Sdgs sdgs, Themes themes, DetailRules details) {
    this.codelists = codelists;
    this.texts = texts;
    this.sdgs = sdgs;
    this.themes = themes;
    this.details = details;
  }

  /**
   * @throws org.pamir.shared.problem.InvalidRequestException with every violation at once
   */
  public void check(ProjectRequest said) {
    Violations violations = new Violations();
    if (said.identifier().isBlank()
        || said.identifier().length() > 500
        || !said.identifier().equals(said.identifier().strip())) {
      violations.add("identifier", "must be 1 to 500 characters without spaces around them");
    }
    if (said.identifier().equals(".") || said.identifier().equals("..")) {
      violations.add("identifier", "must not be a path segment that addresses leave out");
    }
    if (said.identifier().indexOf(0) >= 0
        || said.identifier().codePoints().anyMatch(Character::isISOControl)) {
      violations.add("identifier", "must not contain control characters");
    }
    texts.check("title", said.title(), violations);
    texts.check("description", said.description(), violations);
    dates(said, violations);
    codes(said, violations);
    participations(said, violations);
    shares(said, violations);
    sectors(said.sectors(), violations);
    sdgs(said.sdgs(), violations);
    parties(said, violations);
    details.check(said, violations);
    violations.throwIfAny();
  }

  /** A share set by itself. */
  void check(ShareSet set, List<ParticipationView> participations) {
    Violations violations = new Violations();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < set.shares().size(); i++) {
      ShareSet.Share share = set.shares().get(i);
      String field = "shares[" + i + "]";
      if ((share.country() == null) == (share.region() == null)) {
        violations.add(field, "must name a country or a region, and not both");
      } else if (!seen.add(share.country() + "/" + share.region())) {
        violations.add(field, "is there twice");
      } else if (share.country() != null
          && participations.stream().noneMatch(known -> known.country().equals(share.country()))) {
        violations.add(field + ".country", "must be a country that participates in the project");
      } else if (share.region() != null) {
        code(field + ".region", share.region(), "Region", violations);
      }
    }
    sumsTo100("shares", set.shares().stream().map(ShareSet.Share::share).toList(), violations);
    violations.throwIfAny();
  }

  private static void dates(ProjectRequest said, Violations violations) {
    order("plannedEnd", "plannedStart", said.plannedStart(), said.plannedEnd(), violations);
    order("actualEnd", "actualStart", said.actualStart(), said.actualEnd(), violations);
    if (said.plannedStart() == null
        && said.actualStart() == null
        && said.publication() == Publication.PUBLISHED) {
      violations.add("plannedStart", "or actualStart is needed before a project is published");
    }
  }

  private static void order(
      String field, String earlier, LocalDate start, LocalDate end, Violations violations) {
    if (start != null && end != null && end.isBefore(start)) {
      violations.add(field, "must not be before " + earlier + ", " + start);
    }
    if (start != null && (start.getYear() < 1900 || start.getYear() > 2200)) {
      violations.add(earlier, "must be between 1900 and 2200");
    }
    if (end != null && (end.getYear() < 1900 || end.getYear() > 2200)) {
      violations.add(field, "must be between 1900 and 2200");
    }
  }

  private void codes(ProjectRequest said, Violations violations) {
    code("defaultCurrency", said.defaultCurrency(), "Currency", violations);
    code("defaultFlow", said.defaultFlow(), "FlowType", violations);
    code("defaultFinance", said.defaultFinance(), "FinanceType", violations);
    code("defaultAid", said.defaultAid(), "AidType", violations);
    code("defaultTied", said.defaultTied(), "TiedStatus", violations);
    code("collaboration", said.collaboration(), "CollaborationType", violations);
    code("scope", said.scope(), "ActivityScope", violations);
    for (int i = 0; i < said.themes().size(); i++) {
      String theme = said.themes().get(i);
      if (themes.find(theme).isEmpty()) {
        violations.add(
            "themes[" + i + "]",
            "must be one of "
                + themes.all().stream().map(Theme::code).collect(Collectors.joining(", ")));
      }
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

  private void participations(ProjectRequest said, Violations violations) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < said.participations().size(); i++) {
      ParticipationRequest part = said.participations().get(i);
      String field = "participations[" + i + "]";
      if (part.country() == null) {
        violations.add(field + ".country", "must not be empty");
      } else if (!seen.add(part.country())) {
        violations.add(field + ".country", "has " + part.country() + " twice");
      }
      code(field + ".country", part.country(), "Country", violations);
      if (part.from() != null && part.to() != null && part.to().isBefore(part.from())) {
        violations.add(field + ".to", "must not be before from, " + part.from());
      }
    }
    for (int i = 0; i < said.regions().size(); i++) {
      ProjectRequest.RegionShare region = said.regions().get(i);
      if (!seen.add("region " + region.vocabulary() + region.code())) {
        violations.add("regions[" + i + "].code", "has " + region.code() + " twice");
      }
      if (region.vocabulary() == null || region.vocabulary().equals("1")) {
        code("regions[" + i + "].code", region.code(), "Region", violations);
      }
      code("regions[" + i + "].vocabulary", region.vocabulary(), "RegionVocabulary", violations);
    }
    if (said.publication() == Publication.PUBLISHED
        && said.participations().isEmpty()
        && said.regions().isEmpty()) {
      violations.add(
          "participations",
          "must name a country, or regions a region, before a project is published");
    }
  }

  private static void shares(ProjectRequest said, Violations violations) {
    ShareSet stated = ShareSet.statedBy(said, null);
    if (stated != null) {
      sumsTo100(
          "participations",
          stated.shares().stream().map(ShareSet.Share::share).toList(),
          violations);
    }
  }

  /** IATI standard.json: percentages of one vocabulary equal 100 after rounding to 4 decimals. */
  private static void sumsTo100(String field, List<BigDecimal> shares, Violations violations) {
    BigDecimal sum = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.setScale(4, RoundingMode.HALF_UP).compareTo(HUNDRED) != 0) {
      violations.add(
          field,
          "has shares that sum to "
              + sum.toPlainString()
              + (field.equals("participations") ? " with the regions" : "")
              + ", and must sum to 100");
    }
  }

  private void sectors(List<ProjectRequest.SectorShare> sectors, Violations violations) {
    Map<String, List<ProjectRequest.SectorShare>> byVocabulary =
        sectors.stream()
            .collect(Collectors.groupingBy(s -> s.vocabulary() == null ? "1" : s.vocabulary()));
    for (int i = 0; i < sectors.size(); i++) {
      ProjectRequest.SectorShare sector = sectors.get(i);
      String vocabulary = sector.vocabulary() == null ? "1" : sector.vocabulary();
      code("sectors[" + i + "].vocabulary", sector.vocabulary(), "SectorVocabulary", violations);
      if (vocabulary.equals("1")) {
        code("sectors[" + i + "].code", sector.code(), "Sector", violations);
      } else if (vocabulary.equals("2")) {
        code("sectors[" + i + "].code", sector.code(), "SectorCategory", violations);
      }
    }
    byVocabulary.forEach(
        (vocabulary, ofOne) -> {
          if (ofOne.stream().map(ProjectRequest.SectorShare::code).distinct().count()
              < ofOne.size()) {
            violations.add("sectors", "has a code twice in vocabulary " + vocabulary);
          }
          percentages(
              "sectors",
              ofOne.stream().map(ProjectRequest.SectorShare::share).toList(),
              violations);
        });
  }

  private void sdgs(List<ProjectRequest.SdgWeight> weights, Violations violations) {
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < weights.size(); i++) {
      ProjectRequest.SdgWeight sdg = weights.get(i);
      String field = "sdgs[" + i + "]";
      if (sdg.target() != null
          && sdgs.findTarget(sdg.target()).filter(t -> t.goal() == sdg.goal()).isEmpty()) {
        violations.add(
            field + ".target",
            "has '" + sdg.target() + "', which is not a target of goal " + sdg.goal());
      }
      if (seen.putIfAbsent(sdg.goal() + "/" + sdg.target(), i) != null) {
        violations.add(field, "is there twice");
      }
    }
    // Weights are Pamir's own, and may all be left out; one goal alone needs none.
    if (weights.stream().anyMatch(sdg -> sdg.weight() != null)) {
      percentages(
          "sdgs", weights.stream().map(ProjectRequest.SdgWeight::weight).toList(), violations);
    }
  }

  /** One alone is 100 or left out; several all have one, and make 100. */
  private static void percentages(String field, List<BigDecimal> shares, Violations violations) {
    if (shares.size() == 1 && shares.get(0) == null) {
      return;
    }
    if (shares.stream().anyMatch(java.util.Objects::isNull)) {
      violations.add(field, "must all have a percentage where there are several");
      return;
    }
    sumsTo100(field, shares, violations);
  }

  private void parties(ProjectRequest said, Violations violations) {
    for (int i = 0; i < said.organisations().size(); i++) {
      ProjectRequest.OrganisationPart part = said.organisations().get(i);
      if ((part.ref() == null || part.ref().isBlank())
          && (part.name() == null || part.name().isEmpty())) {
        violations.add("organisations[" + i + "]", "must have a ref or a name");
      }
      texts.check("organisations[" + i + "].name", part.name(), violations);
      code("organisations[" + i + "].type", part.type(), "OrganisationType", violations);
    }
    for (int i = 0; i < said.locations().size(); i++) {
      ProjectRequest.Location location = said.locations().get(i);
      texts.check("locations[" + i + "].name", location.name(), violations);
      code("locations[" + i + "].country", location.country(), "Country", violations);
    }
    for (int i = 0; i < said.otherDescriptions().size(); i++) {
      texts.check(
          "otherDescriptions[" + i + "].text", said.otherDescriptions().get(i).text(), violations);
      code(
          "otherDescriptions[" + i + "].type",
          said.otherDescriptions().get(i).type(),
          "DescriptionType",
          violations);
    }
    Function<ProjectRequest.RelatedProject, String> key = r -> r.type() + r.identifier();
    if (said.relatedProjects().stream().map(key).distinct().count()
        < said.relatedProjects().size()) {
      violations.add("relatedProjects", "has one twice");
    }
  }
}
