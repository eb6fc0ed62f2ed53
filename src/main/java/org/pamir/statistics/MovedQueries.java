package org.pamir.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.pamir.shared.Past;
import org.pamir.shared.Word;
import org.pamir.shared.paging.Criteria;

/** Whose figures moved between two revisions, and why. */
@ApplicationScoped
class MovedQueries {

  /**
   * Why the figures of a project moved: the first of these that holds of it. The project came to be
   * counted; it is counted no more; its money, or what is said of it, was written; its countries'
   * shares were; a rate of a currency of its was; money around it counts otherwise.
   */
  enum Cause implements Word {
    NEW,
    WITHDRAWN,
    REVISED,
    SHARE,
    EXCHANGE_RATE,
    COUNTING
  }

  /** Of projects, what was written within these revisions: money, shares, the project itself. */
  private static final String WRITTEN =
      """
      select distinct x.project_id, x.what
      from (
        select project_id, 'money' as what, revision, null::bigint as until from public.commitment where project_id = any(:projects)
        union all select project_id, 'money', revision, until_revision from public.commitment_history where project_id = any(:projects)
        union all select project_id, 'money', revision, null from public.disbursement where project_id = any(:projects)
        union all select project_id, 'money', revision, until_revision from public.disbursement_history where project_id = any(:projects)
        union all select project_id, 'money', revision, null from public.budget where project_id = any(:projects)
        union all select project_id, 'money', revision, until_revision from public.budget_history where project_id = any(:projects)
        union all select project_id, 'share', revision, null from public.share where project_id = any(:projects)
        union all select project_id, 'share', revision, until_revision from public.share_history where project_id = any(:projects)
        union all select project_id, 'share', revision, null from public.participation where project_id = any(:projects)
        union all select project_id, 'share', revision, until_revision from public.participation_history where project_id = any(:projects)
        union all select project_id, 'share', revision, null from public.project_region where project_id = any(:projects)
        union all select project_id, 'share', revision, until_revision from public.project_region_history where project_id = any(:projects)
        union all select id, 'project', revision, null from public.project where id = any(:projects)
        union all select id, 'project', revision, until_revision from public.project_history where id = any(:projects)
      ) x
      where x.revision > :first and x.revision <= :last or x.until > :first and x.until <= :last
      """;

  private static final String RATED =
      """
      select distinct f.project_id
      from (select project_id, currency from public.fact where project_id = any(:projects)
            union all select project_id, currency from public.fact_history where project_id = any(:projects)) f
      where f.currency in (select currency from public.exchange_rate where revision > :first and revision <= :last)
         or :converted and exists (select 1 from public.exchange_rate r
                                   where r.revision > :first and r.revision <= :last and r.currency = :currency)
      """;

  /** Projects whose figures may have moved, by cause. */
  Map<Cause, Set<Long>> between(
      Handle handle, Criteria projects, String currency, long first, long last) {
    boolean converted = !currency.equals("USD") && rateWritten(handle, currency, first, last);
    Set<Long> moved =
        converted
            ? everybody(handle, projects, first, last)
            : new HashSet<>(
                handle
                    .createQuery(
                        "select distinct project_id from public.figure_change where revision > :first and revision <= :last")
                    .bind("first", first)
                    .bind("last", last)
                    .mapTo(Long.class)
                    .list());
    Past.enter(handle, first);
    Set<Long> before = counted(handle, projects, moved);
    Past.enter(handle, last);
    Set<Long> after = counted(handle, projects, moved);
    Past.leave(handle);
    Map<Long, Set<String>> written = written(handle, moved, first, last);
    Set<Long> rated = rated(handle, moved, currency, converted, first, last);
    Map<Cause, Set<Long>> causes = new EnumMap<>(Cause.class);
    for (Long project : moved) {
      boolean was = before.contains(project);
      boolean is = after.contains(project);
      if (was || is) {
        causes
            .computeIfAbsent(
                !was
                    ? Cause.NEW
                    : !is
                        ? Cause.WITHDRAWN
                        : cause(written.getOrDefault(project, Set.of()), rated.contains(project)),
                key -> new HashSet<>())
            .add(project);
      }
    }
    return causes;
  }

  private static Cause cause(Set<String> written, boolean rated) {
    return written.contains("money")
        ? Cause.REVISED
        : written.contains("share")
            ? Cause.SHARE
            : written.contains("project")
                ? Cause.REVISED
                : rated ? Cause.EXCHANGE_RATE : Cause.COUNTING;
  }

  private static boolean rateWritten(Handle handle, String currency, long first, long last) {
    return handle
        .createQuery(
            """
            select exists (select 1 from public.exchange_rate
                           where currency = :currency and revision > :first and revision <= :last)
            """)
        .bind("currency", currency)
        .bind("first", first)
        .bind("last", last)
        .mapTo(Boolean.class)
        .one();
  }

  /** With another rate of the currency asked for, every project's figures move. */
  private static Set<Long> everybody(Handle handle, Criteria projects, long first, long last) {
    Set<Long> all = new HashSet<>();
    for (long moment : new long[] {first, last}) {
      Past.enter(handle, moment);
      all.addAll(
          projects
              .bindTo(handle.createQuery("select p.id from project p where " + projects.where()))
              .mapTo(Long.class)
              .list());
    }
    Past.leave(handle);
    return all;
  }

  private static Set<Long> counted(Handle handle, Criteria projects, Collection<Long> ids) {
    return new HashSet<>(
        projects
            .bindTo(
                handle.createQuery(
                    "select p.id from project p where p.publication = 'published' and p.id = any(:projects) and "
                        + projects.whereOfFew()))
            .bind("projects", ids.toArray(Long[]::new))
            .mapTo(Long.class)
            .list());
  }

  private static Map<Long, Set<String>> written(
      Handle handle, Collection<Long> ids, long first, long last) {
    return handle
        .createQuery(WRITTEN)
        .bind("projects", ids.toArray(Long[]::new))
        .bind("first", first)
        .bind("last", last)
        .reduceRows(
            new HashMap<>(),
            (found, row) -> {
              found
                  .computeIfAbsent(row.getColumn("project_id", Long.class), key -> new HashSet<>())
                  .add(row.getColumn("what", String.class));
              return found;
            });
  }

  private static Set<Long> rated(
      Handle handle,
      Collection<Long> ids,
      String currency,
      boolean converted,
      long first,
      long last) {
    List<Long> found =
        handle
            .createQuery(RATED)
            .bind("projects", ids.toArray(Long[]::new))
            .bind("converted", converted)
            .bind("currency", currency)
            .bind("first", first)
            .bind("last", last)
            .mapTo(Long.class)
            .list();
    return new HashSet<>(found);
  }
}
