package org.pamir.grouping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.pamir.project.ProjectAccess;
import org.pamir.project.ProjectRights;
import org.pamir.reference.Codelists;
import org.pamir.shared.Caller;
import org.pamir.shared.Money;
import org.pamir.shared.Word;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.paging.PageReader;
import org.pamir.shared.paging.PageRequest;
import org.pamir.shared.paging.SortKey;
import org.pamir.shared.problem.Violations;

/** Lists of groupings. */
@ApplicationScoped
class GroupingQueries {

  private static final List<SortKey> SORTS =
      List.of(
          new SortKey("code", "g.code", "text"),
          new SortKey("updatedAt", "g.updated_at", "timestamptz"));

  private static final String KINDS =
      Arrays.stream(GroupingKind.values()).map(Word::word).collect(Collectors.joining(", "));

  private final PageReader pages;
  private final Codelists codelists;
  private final ObjectMapper json;
  private final ProjectAccess access;

  GroupingQueries(PageReader pages, Codelists codelists, ObjectMapper json, ProjectAccess access) {
    this.pages = pages;
    this.codelists = codelists;
    this.json = json;
    this.access = access;
  }

  /**
   * @throws org.pamir.shared.problem.InvalidRequestException where a parameter is not understood
   */
  Listing<GroupingSummary> list(GroupingFilter filter, PageParams params, Caller caller) {
    return pages.read(
        """
        g.*, (select count(*) from grouping_project m join project p on p.id = m.project_id
              where m.grouping_id = g.id and (p.publication <> 'draft' or %s)) as member_count"""
            .formatted(drafts(access.of(caller))),
        "grouping g",
        criteria(filter),
        PageRequest.of(params, "g.code", "text", SORTS),
        (row, context) -> summary(row));
  }

  private static String drafts(ProjectRights rights) {
    return rights.organisation() == null
        ? String.valueOf(rights.seesAll())
        : "p.reporting_organisation_id = " + rights.organisation();
  }

  private Criteria criteria(GroupingFilter filter) {
    Criteria criteria = new Criteria();
    Violations violations = new Violations();
    for (String[] any :
        values(
            "kind",
            filter.kind,
            word -> Word.of(GroupingKind.class, word) != null,
            "one of " + KINDS,
            violations)) {
      criteria.and("g.kind = any(?)", any);
    }
    for (String[] any :
        values(
            "country",
            filter.country,
            code -> codelists.contains("Country", code),
            "an ISO 3166-1 code such as KG",
            violations)) {
      criteria.and("g.countries && cast(? as text[])", any);
    }
    if (filter.q != null && filter.q.indexOf(0) >= 0) {
      violations.add("q", "must not contain the NUL character");
    } else if (filter.q != null) {
      criteria.and(
          """
          (g.code ilike '%' || :q || '%'
            or exists (select 1 from jsonb_each_text(g.name) n where n.value ilike '%' || :q || '%'))""");
      criteria.bind("q", filter.q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"));
    }
    violations.throwIfAny();
    return criteria;
  }

  /** Each repetition of the parameter as the values between its commas. */
  private static List<String[]> values(
      String name,
      List<String> given,
      Predicate<String> known,
      String expected,
      Violations violations) {
    if (given == null) {
      return List.of();
    }
    List<String[]> all = given.stream().map(value -> value.split(",", -1)).toList();
    for (String[] any : all) {
      for (String value : any) {
        if (!known.test(value)) {
          violations.add(
              name,
              "has '" + value.replace("\0", "") + "', which is not known; it must be " + expected);
        }
      }
    }
    return all;
  }

  private GroupingSummary summary(ResultSet row) throws SQLException {
    BigDecimal declared = row.getBigDecimal("declared_amount");
    return new GroupingSummary(
        row.getString("code"),
        Word.of(GroupingKind.class, row.getString("kind")),
        name(row.getString("name")),
        List.of((String[]) row.getArray("countries").getArray()),
        declared == null ? null : new Money(declared, row.getString("declared_currency")),
        row.getLong("member_count"),
        row.getInt("version"),
        row.getLong("revision"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  /** A row of {@code grouping}, without its members. */
  GroupingView view(ResultSet row) throws SQLException {
    BigDecimal declared = row.getBigDecimal("declared_amount");
    return new GroupingView(
        row.getString("code"),
        Word.of(GroupingKind.class, row.getString("kind")),
        name(row.getString("name")),
        List.of((String[]) row.getArray("countries").getArray()),
        declared == null ? null : new Money(declared, row.getString("declared_currency")),
        List.of(),
        row.getInt("version"),
        row.getLong("revision"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  private Map<String, String> name(String text) {
    try {
      return json.readValue(text, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
