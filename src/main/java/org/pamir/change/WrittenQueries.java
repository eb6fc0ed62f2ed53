package org.pamir.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.pamir.project.FollowedPart;

/**
 * What was written, by revision: read from the tables and their histories by the indexes over
 * {@code revision} and {@code until_revision}, so that a write does nothing for it and a reader
 * pays for what has changed.
 */
@ApplicationScoped
class WrittenQueries {

  private final FollowedThings things;

  WrittenQueries(FollowedThings things) {
    this.things = things;
  }

  /**
   * A thing that a revision wrote or ended.
   *
   * @param thing its kind, or {@code figures} for a project whose money may count otherwise
   * @param project id of the project that it is or belongs to, or null
   * @param written whether the revision left it there
   * @param ended whether it was there before
   */
  record Written(
      long revision, String thing, String key, Long project, boolean written, boolean ended) {

    String action() {
      return written ? ended ? Change.CHANGED : Change.CREATED : Change.DELETED;
    }
  }

  /** A revision as it is told of. */
  record Made(long number, Instant recordedAt, String by, String source) {}

  /** A table whose rows are followed. */
  private record Table(String thing, String name, String key, String project) {

    List<String> revisions() {
      return List.of(
          name + " revision", name + "_history revision", name + "_history until_revision");
    }

    String written() {
      return """
          select x.revision, '%1$s' as thing, %3$s as key, %4$s as project, true as written, false as ended
          from public.%2$s x where x.revision between :first and :last
          union all
          select x.revision, '%1$s', %3$s, %4$s, true, false
          from public.%2$s_history x where x.revision between :first and :last
          union all
          select x.until_revision, '%1$s', %3$s, %4$s, false, true
          from public.%2$s_history x where x.until_revision between :first and :last
          """
          .formatted(thing, name, key, project);
    }
  }

  private List<Table> tables(Follower follower) {
    List<Table> tables = new ArrayList<>();
    tables.add(new Table(FollowedThings.PROJECT, "project", "x.identifier", "x.id"));
    for (FollowedPart part : things.parts()) {
      tables.add(new Table(part.thing(), part.table(), "x.id::text", "x.project_id"));
    }
    tables.add(new Table(FollowedThings.ORGANISATION, "organisation", "x.ref", "null::bigint"));
    tables.add(new Table(FollowedThings.GROUPING, "grouping", "x.code", "null::bigint"));
    tables.add(
        new Table(
            FollowedThings.RATE,
            "exchange_rate",
            "x.currency || '/' || x.valid_from",
            "null::bigint"));
    tables.removeIf(
        table -> !table.thing.equals(FollowedThings.PROJECT) && !follower.follows(table.thing));
    return tables;
  }

  /**
   * The last of the revisions that hold about so many rows together: one at least, however many it
   * holds.
   */
  long last(Handle handle, Follower follower, long first, long newest, int rows) {
    List<String> columns = new ArrayList<>();
    tables(follower).forEach(table -> columns.addAll(table.revisions()));
    if (follower.figures()) {
      columns.add("figure_change revision");
    }
    // Of each no more than are needed, by its index, whatever the planner expects.
    String limited =
        columns.stream()
            .map(column -> column.split(" "))
            .map(
                column ->
                    "(select x.%2$s as revision from public.%1$s x where x.%2$s between :first and :newest order by x.%2$s limit %3$d)"
                        .formatted(column[0], column[1], rows + 1))
            .collect(Collectors.joining("\nunion all\n"));
    return handle
        .createQuery(
            "select revision from (" + limited + ") w order by revision offset :rows limit 1")
        .bind("first", first)
        .bind("newest", newest)
        .bind("rows", rows)
        .mapTo(Long.class)
        .findOne()
        .map(beyond -> Math.max(first(handle, limited, first, newest), beyond - 1))
        .orElse(newest);
  }

  private static long first(Handle handle, String limited, long first, long newest) {
    return handle
        .createQuery("select min(revision) from (" + limited + ") w")
        .bind("first", first)
        .bind("newest", newest)
        .mapTo(Long.class)
        .one();
  }

  /** What the revisions from the first to the last wrote, by revision. */
  Map<Long, List<Written>> between(Handle handle, Follower follower, long first, long last) {
    String rows =
        tables(follower).stream().map(Table::written).collect(Collectors.joining("union all\n"));
    if (follower.figures()) {
      rows +=
          """
          union all
          select x.revision, 'figures', '', x.project_id, true, true
          from public.figure_change x where x.revision between :first and :last
          """;
    }
    return handle
        .createQuery(
            """
            select revision, thing, key, project, bool_or(written) as written, bool_or(ended) as ended
            from (%s) w
            group by revision, thing, key, project
            order by revision, project, thing, key
            """
                .formatted(rows))
        .bind("first", first)
        .bind("last", last)
        .map(
            (row, context) ->
                new Written(
                    row.getLong("revision"),
                    row.getString("thing"),
                    row.getString("key"),
                    row.getObject("project", Long.class),
                    row.getBoolean("written"),
                    row.getBoolean("ended")))
        .stream()
        .collect(Collectors.groupingBy(Written::revision, TreeMap::new, Collectors.toList()));
  }

  /** Who made these revisions, and when. */
  Map<Long, Made> made(Handle handle, Collection<Long> revisions) {
    return handle
        .createQuery(
            """
            select number, recorded_at, caller, source from public.revision where number = any(:revisions)
            """)
        .bind("revisions", revisions.toArray(Long[]::new))
        .map(
            (row, context) ->
                new Made(
                    row.getLong("number"),
                    row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                    row.getString("caller"),
                    row.getString("source")))
        .stream()
        .collect(Collectors.toMap(Made::number, Function.identity()));
  }

  long newest(Handle handle) {
    return handle
        .createQuery("select coalesce(max(number), 0) from public.revision")
        .mapTo(Long.class)
        .one();
  }
}
