package org.pamir.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** What pairing reads and writes. */
@ApplicationScoped
class FlowQueries {

  /** A stored flow: which reports it came from, and between which projects. */
  record Stored(long id, UUID out, UUID in, Long providerProject, Long receiverProject) {}

  // A call of a function costs as much as a row, and dollars need none.
  private static final String REPORT =
      """
      r.id, r.project_id, r.identifier, r.class, r.outgoing, r.amount, r.currency, r.value_date,
      r.amount * case when r.currency = 'USD' then 1 else usd_rate(r.currency, r.value_date) end as usd,
      r.currency <> 'USD' and is_provisional(r.currency, r.value_date) as provisional,
      r.provider_organisation_id, r.receiver_organisation_id, r.counterpart,
      hashtextextended(concat_ws('|', r.parties, r.type, r.countries, r.regions, coalesce(r.flow, d.flow),
                                 coalesce(r.finance, d.finance)), 0) as told
      """;

  /**
   * Every report that these projects make or that names one of them, and every report of a flow
   * they were in.
   */
  Set<UUID> reportsAround(Handle handle, Long[] projects) {
    return new HashSet<>(
        handle
            .createQuery(
                """
                with named as materialized (select identifier from project where id = any(:projects))
                select id from commitment where project_id = any(:projects)
                union select id from disbursement where project_id = any(:projects)
                union select g.id from named n cross join lateral (
                  select id from commitment where provider_activity = n.identifier
                  union all select id from commitment where receiver_activity = n.identifier
                  union all select id from disbursement where provider_activity = n.identifier
                  union all select id from disbursement where receiver_activity = n.identifier offset 0) g
                union select report from flow f, unnest(array[f.out_report, f.in_report]) report
                      where f.provider_project_id = any(:projects) and report is not null
                union select report from flow f, unnest(array[f.out_report, f.in_report]) report
                      where f.receiver_project_id = any(:projects) and report is not null
                """)
            .bind("projects", projects)
            .mapTo(UUID.class)
            .list());
  }

  List<Report> reports(Handle handle, Collection<UUID> ids) {
    return handle
        .createQuery(
            """
            with said as materialized (
              select p.id, p.document ->> 'defaultFlow' as flow, p.document ->> 'defaultFinance' as finance
              from project p
              where p.id in (select project_id from commitment where id = any(:ids)
                             union select project_id from disbursement where id = any(:ids))
            )
            """
                + "select "
                + REPORT
                + " from report r join said d on d.id = r.project_id where r.id = any(:ids)")
        .bind("ids", ids.toArray(UUID[]::new))
        .map((row, context) -> report(column(row)))
        .list();
  }

  /**
   * Reports that could mean the same flow as one of these: linked with it, on the other side,
   * within the window.
   */
  Set<UUID> candidates(Handle handle, Collection<UUID> ids) {
    return new HashSet<>(
        handle
            .createQuery(
                """
                with f as materialized (select * from report where id = any(:ids)),
                named as materialized (
                  select n.identifier, g.id, g.class, g.outgoing, g.value_date
                  from (select distinct counterpart as identifier from f) n
                  join project q on q.identifier = n.identifier
                  cross join lateral (select * from report r where r.project_id = q.id offset 0) g
                ),
                naming as materialized (
                  select n.identifier, g.id, g.class, g.outgoing, g.value_date
                  from (select distinct identifier from f) n
                  cross join lateral (
                    select * from report r where r.provider_activity = n.identifier and not r.outgoing
                    union all
                    select * from report r where r.receiver_activity = n.identifier and r.outgoing offset 0) g
                )
                select g.id from named g join f on f.counterpart = g.identifier and f.class = g.class and f.outgoing <> g.outgoing
                  and g.value_date between f.value_date - :window and f.value_date + :window
                union
                select g.id from naming g join f on f.identifier = g.identifier and f.class = g.class and f.outgoing <> g.outgoing
                  and g.value_date between f.value_date - :window and f.value_date + :window
                """)
            .bind("ids", ids.toArray(UUID[]::new))
            .bind("window", FlowPairing.WINDOW)
            .mapTo(UUID.class)
            .list());
  }

  Map<String, Long> projects(Handle handle, Collection<String> identifiers) {
    return handle
        .createQuery(
            "select identifier, id from project where identifier = any(:identifiers) and publication = 'published'")
        .bind("identifiers", identifiers.toArray(String[]::new))
        .reduceRows(
            new HashMap<>(),
            (found, row) -> {
              found.put(row.getColumn("identifier", String.class), row.getColumn("id", Long.class));
              return found;
            });
  }

  /** The flows that come from any of these reports, as they are kept. */
  Map<Flow, Stored> stored(Handle handle, Collection<UUID> reports, Function<UUID, Report> lookup) {
    Map<Flow, Stored> result = new HashMap<>();
    handle
        .createQuery(
            """
            select id, state, out_report, in_report, provider_project_id, receiver_project_id, amount, currency,
                   value_date, usd, provisional, told, provider_organisation_id, receiver_organisation_id
            from flow where out_report = any(:reports) or in_report = any(:reports)
            """)
        .bind("reports", reports.toArray(UUID[]::new))
        .reduceRows(
            result,
            (found, row) -> {
              Stored stored =
                  new Stored(
                      row.getColumn("id", Long.class),
                      row.getColumn("out_report", UUID.class),
                      row.getColumn("in_report", UUID.class),
                      row.getColumn("provider_project_id", Long.class),
                      row.getColumn("receiver_project_id", Long.class));
              found.put(same(row, stored, lookup), stored);
              return found;
            });
    return result;
  }

  /**
   * The stored flow as a flow of today's reports, or one that equals nothing where what it says has
   * changed.
   */
  private static Flow same(RowView row, Stored stored, Function<UUID, Report> lookup) {
    Report out = stored.out() == null ? null : lookup.apply(stored.out());
    Report in = stored.in() == null ? null : lookup.apply(stored.in());
    FlowState state =
        org.pamir.shared.Word.of(FlowState.class, row.getColumn("state", String.class));
    Flow flow = new Flow(out, in, state, stored.providerProject(), stored.receiverProject());
    boolean gone = stored.out() != null && out == null || stored.in() != null && in == null;
    if (gone
        || flow.figure().amount().compareTo(row.getColumn("amount", BigDecimal.class)) != 0
        || !flow.figure().currency().equals(row.getColumn("currency", String.class))
        || !flow.figure().valueDate().equals(row.getColumn("value_date", LocalDate.class))
        || !java.util.Objects.equals(flow.usd(), row.getColumn("usd", BigDecimal.class))
        || flow.told() != row.getColumn("told", Long.class)
        || flow.figure().provisional() != row.getColumn("provisional", Boolean.class)
        || !java.util.Objects.equals(
            flow.provider(), row.getColumn("provider_organisation_id", Long.class))
        || !java.util.Objects.equals(
            flow.receiver(), row.getColumn("receiver_organisation_id", Long.class))) {
      return new Flow(null, null, null, stored.id(), null);
    }
    return flow;
  }

  void delete(Handle handle, Collection<Stored> flows) {
    handle
        .createUpdate("delete from flow where id = any(:ids)")
        .bind("ids", flows.stream().map(Stored::id).toArray(Long[]::new))
        .execute();
  }

  void insert(Handle handle, List<Flow> flows) {
    handle
        .createUpdate(
            """
            insert into flow (class, state, provider_project_id, receiver_project_id, provider_organisation_id,
              receiver_organisation_id, out_report, in_report, amount, currency, value_date, usd, provisional, told)
            select * from unnest(:classes, :states, :providerProjects, :receiverProjects, :providers, :receivers, :outs, :ins,
              :amounts, :currencies, :dates, :usds, :provisionals, :told)
            """)
        .bind("classes", flows.stream().map(flow -> flow.figure().measure()).toArray(String[]::new))
        .bind("states", flows.stream().map(flow -> flow.state().word()).toArray(String[]::new))
        .bind("providerProjects", flows.stream().map(Flow::providerProject).toArray(Long[]::new))
        .bind("receiverProjects", flows.stream().map(Flow::receiverProject).toArray(Long[]::new))
        .bind("providers", flows.stream().map(Flow::provider).toArray(Long[]::new))
        .bind("receivers", flows.stream().map(Flow::receiver).toArray(Long[]::new))
        .bind("outs", flows.stream().map(Flow::outId).toArray(UUID[]::new))
        .bind("ins", flows.stream().map(Flow::inId).toArray(UUID[]::new))
        .bind(
            "amounts",
            flows.stream().map(flow -> flow.figure().amount()).toArray(BigDecimal[]::new))
        .bind(
            "currencies",
            flows.stream().map(flow -> flow.figure().currency()).toArray(String[]::new))
        .bind(
            "dates",
            flows.stream().map(flow -> flow.figure().valueDate()).toArray(LocalDate[]::new))
        .bind("usds", flows.stream().map(Flow::usd).toArray(BigDecimal[]::new))
        .bind(
            "provisionals",
            flows.stream().map(flow -> flow.figure().provisional()).toArray(Boolean[]::new))
        .bind("told", flows.stream().map(Flow::told).toArray(Long[]::new))
        .execute();
  }

  private static Function<String, Object> column(java.sql.ResultSet row) {
    return name -> {
      try {
        return row.getObject(name);
      } catch (java.sql.SQLException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static Report report(Function<String, Object> row) {
    return new Report(
        (UUID) row.apply("id"),
        (Long) row.apply("project_id"),
        (String) row.apply("identifier"),
        (String) row.apply("class"),
        (Boolean) row.apply("outgoing"),
        (BigDecimal) row.apply("amount"),
        (String) row.apply("currency"),
        ((java.sql.Date) row.apply("value_date")).toLocalDate(),
        (BigDecimal) row.apply("usd"),
        (Boolean) row.apply("provisional"),
        (Long) row.apply("provider_organisation_id"),
        (Long) row.apply("receiver_organisation_id"),
        (String) row.apply("counterpart"),
        (Long) row.apply("told"));
  }
}
