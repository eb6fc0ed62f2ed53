package org.pamir.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.pamir.statistics.OrganisationProfile.Country;
import org.pamir.statistics.OrganisationProfile.Partner;
import org.pamir.statistics.OrganisationProfile.Timeliness;

/** What the register has of one organisation. */
@ApplicationScoped
class OrganisationProfileQueries {

  /** Published projects in which the organisation has a part. */
  private static final String OWN =
      """
      select p.id from project p where p.reporting_organisation_id = :id and p.publication = 'published'
      union
      select p.id from project_organisation o join project p on p.id = o.project_id
      where o.organisation_id = :id and p.publication = 'published'
      """;

  private final ObjectMapper json;
  private final Clock clock;

  OrganisationProfileQueries(ObjectMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  Map<String, Long> reports(Handle handle, long id) {
    return counts(
        handle.createQuery(
            """
            select status, count(*) from project
            where reporting_organisation_id = :id and publication = 'published' group by 1 order by 1
            """),
        id);
  }

  Map<String, Long> takesPart(Handle handle, long id) {
    return counts(
        handle.createQuery(
            """
            select o.role, count(distinct p.id) from project_organisation o join project p on p.id = o.project_id
            where o.organisation_id = :id and p.publication = 'published' group by 1 order by 1
            """),
        id);
  }

  private static Map<String, Long> counts(Query query, long id) {
    return query
        .bind("id", id)
        .reduceRows(
            new LinkedHashMap<>(),
            (counts, row) -> {
              counts.put(row.getColumn(1, String.class), row.getColumn(2, Long.class));
              return counts;
            });
  }

  /**
   * Dollars by class.
   *
   * @param side provider or receiver
   */
  Map<String, BigDecimal> money(Handle handle, String side, long id) {
    Map<String, BigDecimal> sums = new LinkedHashMap<>();
    for (String none : List.of("pledged", "committed", "disbursed")) {
      sums.put(none, new BigDecimal("0.00"));
    }
    handle
        .createQuery(
            "select class, sum(usd) from flow where %s_organisation_id = :id and usd is not null group by 1"
                .formatted(side))
        .bind("id", id)
        .map(
            (row, context) ->
                Map.entry(row.getString(1), row.getBigDecimal(2).setScale(2, RoundingMode.HALF_UP)))
        .forEach(sum -> sums.put(sum.getKey(), sum.getValue()));
    return sums;
  }

  long unconverted(Handle handle, long id) {
    return handle
        .createQuery(
            """
            select count(*) from flow
            where (provider_organisation_id = :id or receiver_organisation_id = :id) and usd is null
            """)
        .bind("id", id)
        .mapTo(Long.class)
        .one();
  }

  List<Partner> partners(Handle handle, long id) {
    return handle
        .createQuery(
            """
            with own as (%s), parts as (
              select project_id, organisation_id from project_organisation where project_id in (select id from own)
              union
              select p.id, p.reporting_organisation_id from project p where p.id in (select id from own)
            ), shared as (
              select organisation_id, count(*) as projects, 0 as given, 0 as received from parts group by 1
              union all
              select receiver_organisation_id, 0, sum(usd), 0 from flow
              where provider_organisation_id = :id and class <> 'pledged' group by 1
              union all
              select provider_organisation_id, 0, 0, sum(usd) from flow
              where receiver_organisation_id = :id and class <> 'pledged' group by 1
            )
            select o.ref, o.name, sum(s.projects) as projects, coalesce(sum(s.given), 0) as given,
                   coalesce(sum(s.received), 0) as received
            from shared s join organisation o on o.id = s.organisation_id
            where o.id <> :id
            group by o.id, o.ref, o.name
            order by coalesce(sum(s.given), 0) + coalesce(sum(s.received), 0) desc, sum(s.projects) desc, o.ref
            limit 20
            """
                .formatted(OWN))
        .bind("id", id)
        .map(
            (row, context) ->
                new Partner(
                    row.getString("ref"),
                    names(row.getString("name")),
                    row.getLong("projects"),
                    row.getBigDecimal("given").setScale(2, RoundingMode.HALF_UP),
                    row.getBigDecimal("received").setScale(2, RoundingMode.HALF_UP)))
        .list();
  }

  List<Country> countries(Handle handle, long id) {
    return handle
        .createQuery(
            """
            select c.country, count(*) as projects from participation c
            where c.project_id in (%s)
            group by 1 order by 2 desc, 1 limit 250
            """
                .formatted(OWN))
        .bind("id", id)
        .map((row, context) -> new Country(row.getString(1), row.getLong(2)))
        .list();
  }

  Timeliness timeliness(Handle handle, long id) {
    Instant now = clock.instant();
    OffsetDateTime end = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
    return handle
        .createQuery(
            """
            with own as (select id, revision from project where reporting_organisation_id = :id and publication <> 'draft'),
            written as (
              select r.recorded_at from own join revision r on r.number = own.revision
              union
              select r.recorded_at from own join project_history h on h.id = own.id join revision r on r.number = h.revision
            )
            select count(distinct date_trunc('month', recorded_at at time zone 'UTC'))
                     filter (where recorded_at > cast(:end as timestamptz) - interval '12 months') as months,
                   max(recorded_at) as last_change,
                   (select max(d.value_date) from disbursement d
                    where d.project_id in (select id from own) and d.value_date <= cast(cast(:end as timestamptz) as date)) as payment
            from written
            """)
        .bind("id", id)
        .bind("end", end)
        .map(
            (row, context) -> {
              OffsetDateTime last = row.getObject("last_change", OffsetDateTime.class);
              LocalDate payment = row.getObject("payment", LocalDate.class);
              int months = row.getInt("months");
              return new Timeliness(
                  Timeliness.frequency(months),
                  months,
                  last == null ? null : last.toInstant(),
                  payment,
                  payment == null ? null : ChronoUnit.DAYS.between(payment, end.toLocalDate()));
            })
        .one();
  }

  /** Mean score of the published projects that are judged, rounded down; null without any. */
  Integer quality(Handle handle, long id) {
    return handle
        .createQuery(
            """
            select floor(avg(q.score))::integer from project_quality q join project p on p.id = q.project_id
            where p.reporting_organisation_id = :id and p.publication = 'published' and q.score is not null
            """)
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .orElse(null);
  }

  private Map<String, String> names(String text) {
    try {
      return json.readValue(text, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
