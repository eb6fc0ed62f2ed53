package org.pamir.project;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.pamir.organisation.Organisations;
import org.pamir.reference.Codelists;
import org.pamir.reference.Sdgs;
import org.pamir.reference.Theme;
import org.pamir.reference.Themes;
import org.pamir.shared.Caller;
import org.pamir.shared.DateText;
import org.pamir.shared.http.FilterValues;
import org.pamir.shared.paging.Criteria;
import org.pamir.words.Question;
import org.pamir.words.Words;

/**
 * The filter as SQL over {@code project p}. Each condition is a probe by project into one part's
 * key, so that the planner may begin at the rarest part or walk the page's order, whichever reads
 * less.
 */
@ApplicationScoped
public class ProjectCriteria {

  private final Codelists codelists;
  private final Sdgs sdgs;
  private final Themes themes;
  private final Organisations organisations;
  private final ProjectAccess access;
  private final Words words;

  ProjectCriteria(
      Codelists codelists,
      Sdgs sdgs,
      Themes themes,
      Organisations organisations,
      ProjectAccess access,
      Words words) {
    this.codelists = codelists;
    this.sdgs = sdgs;
    this.themes = themes;
    this.organisations = organisations;
    this.access = access;
    this.words = words;
  }

  /**
   * @throws org.pamir.shared.problem.InvalidRequestException where a value is not understood,
   *     naming what is allowed
   */
  public Criteria of(ProjectFilter filter, Caller caller) {
    Criteria criteria = withoutWords(filter, caller);
    if (filter.q != null && !filter.q.isBlank()) {
      words(filter.q, criteria);
    }
    return criteria;
  }

  /** The same for who looks for the words of the filter otherwise. */
  public Criteria withoutWords(ProjectFilter filter, Caller caller) {
    Criteria criteria = new Criteria();
    FilterValues values = new FilterValues();
    visibility(filter, caller, criteria, values);
    places(filter, criteria, values);
    kinds(filter, criteria, values);
    parties(filter, criteria, values);
    times(filter, criteria, values);
    amounts(filter, criteria, values);
    values.throwIfAny();
    return criteria;
  }

  /**
   * Drafts are their organisation's: where nothing is asked it gets them beside what is published,
   * and a hub-admin gets everything.
   */
  private void visibility(
      ProjectFilter filter, Caller caller, Criteria criteria, FilterValues values) {
    List<String[]> asked = values.words("publication", filter.publication, Publication.class);
    for (String[] any : asked) {
      criteria.and("p.publication = any(?)", any);
    }
    ProjectRights rights = access.of(caller);
    if (rights.seesAll()) {
      return;
    }
    String others = asked.isEmpty() ? "p.publication = 'published'" : "p.publication <> 'draft'";
    if (rights.organisation() == null) {
      criteria.and(others);
    } else {
      criteria.and(
          "(" + others + " or p.publication = 'draft' and p.reporting_organisation_id = ?)",
          rights.organisation());
    }
  }

  private void places(ProjectFilter filter, Criteria criteria, FilterValues values) {
    boolean all = "all".equals(filter.countries);
    if (filter.countries != null && !all && !filter.countries.equals("any")) {
      values.refuse("countries", "must be all or any");
    }
    List<String[]> countries =
        values.codes(
            "country",
            filter.country,
            code -> codelists.contains("Country", code),
            "an ISO 3166-1 code such as KG");
    for (String[] any : countries) {
      for (String[] each :
          all
              ? Arrays.stream(any).map(one -> new String[] {one}).toList()
              : List.<String[]>of(any)) {
        criteria.and(
            "exists (select 1 from participation c where c.project_id = p.id and c.country = any(?))",
            each);
      }
    }
    for (String[] any :
        values.words("participation", filter.participation, ParticipationStatus.class)) {
      if (countries.size() == 1) {
        criteria.and(
            "exists (select 1 from participation c where c.project_id = p.id and c.country = any(:ofCountries) and c.status = any(?))",
            any);
        criteria.bind("ofCountries", countries.get(0));
      } else {
        criteria.and(
            "exists (select 1 from participation c where c.project_id = p.id and c.status = any(?))",
            any);
      }
    }
    for (String[] any :
        values.codes(
            "region",
            filter.region,
            code -> codelists.contains("Region", code),
            "a region code such as 619")) {
      criteria.and(
          "exists (select 1 from project_region r where r.project_id = p.id and r.code = any(?))",
          any);
    }
    Boolean crossBorder = values.truth("crossBorder", filter.crossBorder);
    if (crossBorder != null) {
      criteria.and("p.cross_border = ?", crossBorder);
    }
    Criteria placed = PlaceCriteria.of(filter.bbox, filter.near, values);
    if (placed != null) {
      criteria.andExists("project_location l where l.project_id = p.id", placed);
    }
  }

  private void kinds(ProjectFilter filter, Criteria criteria, FilterValues values) {
    for (String[] any : values.codes("identifier", filter.identifier, code -> true, "")) {
      criteria.and("p.identifier = any(?)", any);
    }
    for (String[] any : values.words("status", filter.status, ProjectStatus.class)) {
      criteria.and("p.status = any(?)", any);
    }
    for (String[] any :
        values.codes(
            "sdg",
            filter.sdg,
            code -> sdgs.goals().stream().anyMatch(goal -> code.equals("" + goal.code())),
            "a goal from 1 to 17")) {
      criteria.and(
          "exists (select 1 from project_sdg s where s.project_id = p.id and s.goal = any(cast(? as integer[])))",
          any);
    }
    for (String[] any :
        values.codes(
            "target",
            filter.target,
            code -> sdgs.findTarget(code).isPresent(),
            "a target such as 6.5")) {
      criteria.and(
          "exists (select 1 from project_sdg s where s.project_id = p.id and s.target = any(?))",
          any);
    }
    for (String[] any :
        values.codes(
            "sector",
            filter.sector,
            code -> code.matches("[0-9A-Za-z.]{1,20}"),
            "a sector code or the first digits of one")) {
      criteria.and(
          """
          exists (select 1 from project_sector s, unnest(?) prefix where s.project_id = p.id
              and s.code >= prefix and s.code < prefix || '~')""",
          any);
    }
    for (String[] any :
        values.codes(
            "theme",
            filter.theme,
            code -> themes.find(code).isPresent(),
            "one of " + themes.all().stream().map(Theme::code).collect(Collectors.joining(", ")))) {
      criteria.and(
          "exists (select 1 from project_theme t where t.project_id = p.id and t.theme = any(?))",
          any);
    }
    for (String[] any : values.codes("grouping", filter.grouping, code -> true, "")) {
      criteria.and(
          """
          exists (select 1 from grouping_project m join grouping g on g.id = m.grouping_id
              where m.project_id = p.id and g.code = any(?))""",
          any);
    }
    Boolean humanitarian = values.truth("humanitarian", filter.humanitarian);
    if (humanitarian != null) {
      criteria.and("p.humanitarian = ?", humanitarian);
    }
  }

  private void words(String text, Criteria criteria) {
    Question asked = words.read(text);
    if (asked.isEmpty()) {
      criteria.and("false");
    } else {
      criteria.and(
          """
          exists (select 1 from project_search w where w.project_id = p.id
              and w.words @@ cast(? as tsquery))""",
          asked.every());
    }
  }

  private void parties(ProjectFilter filter, Criteria criteria, FilterValues values) {
    for (Long[] any : organisations("reportingOrg", filter.reportingOrg, values)) {
      criteria.and("p.reporting_organisation_id = any(?)", any);
    }
    String of =
        "exists (select 1 from project_organisation o where o.project_id = p.id and o.role = '%s' and o.organisation_id = any(?))";
    for (Long[] any : organisations("funder", filter.funder, values)) {
      criteria.and(of.formatted("funding"), any);
    }
    for (Long[] any : organisations("implementer", filter.implementer, values)) {
      criteria.and(of.formatted("implementing"), any);
    }
  }

  private static void times(ProjectFilter filter, Criteria criteria, FilterValues values) {
    LocalDate from =
        values.parsed("from", filter.from, DateText::date, "a date such as 2026-03-31");
    if (from != null) {
      criteria.and("coalesce(p.ends_on, 'infinity') >= ?", from);
    }
    LocalDate to = values.parsed("to", filter.to, DateText::date, "a date such as 2026-03-31");
    if (to != null) {
      criteria.and("coalesce(p.starts_on, 'infinity') <= ?", to);
    }
    Instant since =
        values.parsed(
            "updatedSince",
            filter.updatedSince,
            DateText::instant,
            "an instant such as 2026-03-31T00:00:00Z");
    if (since != null) {
      criteria.and("p.updated_at >= ?", since.atOffset(java.time.ZoneOffset.UTC));
    }
  }

  private static void amounts(ProjectFilter filter, Criteria criteria, FilterValues values) {
    String committed =
        """
        (select sum(c.amount * usd_rate(c.currency, c.value_date)) from commitment c
            where c.project_id = p.id and c.type in ('2', '11'))""";
    BigDecimal min =
        values.parsed(
            "minCommittedUsd", filter.minCommittedUsd, ProjectCriteria::amount, "a number");
    if (min != null) {
      criteria.and(committed + " >= ?", min);
    }
    BigDecimal max =
        values.parsed(
            "maxCommittedUsd", filter.maxCommittedUsd, ProjectCriteria::amount, "a number");
    if (max != null) {
      criteria.and(committed + " <= ?", max);
    }
  }

  private static BigDecimal amount(String text) {
    if (text.length() > 30 || !text.matches("-?[0-9]+(\\.[0-9]+)?")) {
      throw new NumberFormatException(text);
    }
    return new BigDecimal(text);
  }

  private List<Long[]> organisations(String name, List<String> refs, FilterValues values) {
    return values.codes(name, refs, ref -> true, "").stream()
        .map(any -> organisations.find(Arrays.asList(any)).values().toArray(Long[]::new))
        .toList();
  }
}
