package org.pamir.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.pamir.shared.Money;
import org.pamir.shared.paging.Criteria;

/** The groupings that totals are made for. */
@ApplicationScoped
class GroupingTotalsQueries {

  private final Jdbi jdbi;
  private final ObjectMapper json;

  GroupingTotalsQueries(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  /**
   * Of these projects, those in a grouping.
   *
   * @param kind of GroupingKind's words, or null for all
   */
  static Criteria members(Criteria projects, String kind) {
    Criteria members = projects.copy();
    return kind == null
        ? members.and("exists (select 1 from grouping_project gm where gm.project_id = p.id)")
        : members.and(
            """
            exists (select 1 from grouping_project gm join grouping gc on gc.id = gm.grouping_id
                where gm.project_id = p.id and gc.kind = ?)""",
            kind);
  }

  /**
   * @param kind of GroupingKind's words, or null for all
   */
  List<GroupingTotals.Registered> groupings(String kind) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select code, kind, name, declared_amount, declared_currency from grouping
                    where cast(:kind as text) is null or kind = :kind order by kind, code
                    """)
                .bind("kind", kind)
                .map(
                    (row, context) -> {
                      BigDecimal declared = row.getBigDecimal("declared_amount");
                      return new GroupingTotals.Registered(
                          row.getString("code"),
                          row.getString("kind"),
                          name(row.getString("name")),
                          declared == null
                              ? null
                              : new Money(declared, row.getString("declared_currency")));
                    })
                .list());
  }

  private Map<String, String> name(String text) {
    try {
      return json.readValue(text, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
