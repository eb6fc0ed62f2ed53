package org.pamir.shared.paging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.pamir.shared.NewestRevision;
import org.pamir.shared.Revisions;
import org.pamir.shared.Snapshot;

/** Reads lists: items, total and revision of one snapshot. */
@ApplicationScoped
public class PageReader {

  /** Rows that are in memory at once while a whole list is read. */
  private static final int PART = 500;

  private final Jdbi jdbi;
  private final Totals totals;
  private final NewestRevision newest;

  PageReader(Jdbi jdbi, Totals totals, NewestRevision newest) {
    this.jdbi = jdbi;
    this.totals = totals;
    this.newest = newest;
  }

  /**
   * @param select the columns of an item
   * @param from the tables, without where
   */
  public <T> Listing<T> read(
      String select, String from, Criteria criteria, PageRequest page, RowMapper<T> item) {
    return new Listing<>() {
      @Override
      public Page<T> page() {
        return known(select, from, criteria, page, item)
            .orElseGet(
                () ->
                    Snapshot.read(
                        jdbi,
                        handle -> {
                          long revision = Revisions.newest(handle);
                          long total = totals.count(handle, from, criteria, revision);
                          return pageOf(
                              rows(handle, select, from, criteria, page, item),
                              page,
                              total,
                              revision);
                        }));
      }

      @Override
      public void readAll(Reader<T> reader) {
        Snapshot.read(
            jdbi,
            handle -> {
              reader.begin(Revisions.newest(handle));
              all(handle, select, from, criteria, page, item, reader);
              return null;
            });
      }
    };
  }

  /**
   * Most pages are asked for when their total is known already: then one statement, which is a
   * snapshot by itself, tells the rows and the revision that they are of.
   */
  private <T> Optional<Page<T>> known(
      String select, String from, Criteria criteria, PageRequest page, RowMapper<T> item) {
    return totals
        .known(from, criteria)
        // After a write it is another total, and the rows would be read in vain.
        .filter(total -> newest.known().orElse(total.revision()) == total.revision())
        .flatMap(
            total -> {
              List<Row<T>> rows =
                  jdbi.withHandle(handle -> rows(handle, select, from, criteria, page, item));
              return rows.isEmpty() || rows.get(0).revision() != total.revision()
                  ? Optional.empty()
                  : Optional.of(pageOf(rows, page, total.rows(), total.revision()));
            });
  }

  private record Row<T>(T item, PageRequest.Position position, long revision) {}

  private static <T> List<Row<T>> rows(
      Handle handle,
      String select,
      String from,
      Criteria criteria,
      PageRequest page,
      RowMapper<T> item) {
    Criteria continuing = page.continuing(criteria);
    return continuing
        .bindTo(
            handle.createQuery(
                "select "
                    + select
                    + ", cast("
                    + page.sort().expression()
                    + " as text) as page_value, cast("
                    + page.key()
                    + " as text) as page_key, (select max(number) from revision) as page_revision from "
                    + from
                    + " where "
                    + continuing.where()
                    + " "
                    + page.orderAndLimit()))
        .map(
            (row, context) ->
                new Row<>(
                    item.map(row, context),
                    new PageRequest.Position(
                        row.getString("page_value"), row.getString("page_key")),
                    row.getLong("page_revision")))
        .list();
  }

  private static <T> Page<T> pageOf(
      List<Row<T>> rows, PageRequest page, long total, long revision) {
    boolean more = rows.size() > page.limit();
    List<T> items = rows.stream().limit(page.limit()).map(Row::item).toList();
    String next = more ? page.cursorAfter(rows.get(page.limit() - 1).position()) : null;
    return new Page<>(items, next, total, revision);
  }

  private static <T> void all(
      Handle handle,
      String select,
      String from,
      Criteria criteria,
      PageRequest page,
      RowMapper<T> item,
      Listing.Reader<T> reader) {
    // A whole register in order takes as long as it takes; a page does not.
    handle.execute("set local statement_timeout = 0");
    // In a transaction and with a fetch size the driver keeps a cursor, and not the whole result.
    Query query =
        handle
            .createQuery(
                "select "
                    + select
                    + " from "
                    + from
                    + " where "
                    + criteria.where()
                    + " "
                    + page.order())
            .setFetchSize(PART);
    try (Stream<T> rows = criteria.bindTo(query).map(item).stream()) {
      Iterator<T> left = rows.iterator();
      while (left.hasNext()) {
        List<T> part = new ArrayList<>(PART);
        while (part.size() < PART && left.hasNext()) {
          part.add(left.next());
        }
        reader.read(part);
      }
    }
  }
}
