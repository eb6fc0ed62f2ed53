package org.pamir.shared.paging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Reads pages: items, total and revision of one snapshot. */
@ApplicationScoped
public class PageReader {

  private final Jdbi jdbi;

  PageReader(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * @param select the columns of an item
   * @param from the tables, without where
   */
  public <T> Page<T> read(
      String select, String from, Criteria criteria, PageRequest page, RowMapper<T> item) {
    Criteria continuing = page.continuing(criteria);
    record Row<T>(T item, PageRequest.Position position) {}
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        handle -> {
          long revision =
              handle
                  .createQuery("select coalesce(max(number), 0) from revision")
                  .mapTo(Long.class)
                  .one();
          long total =
              criteria
                  .bindTo(
                      handle.createQuery(
                          "select count(*) from " + from + " where " + criteria.where()))
                  .mapTo(Long.class)
                  .one();
          List<Row<T>> rows =
              continuing
                  .bindTo(
                      handle.createQuery(
                          "select "
                              + select
                              + ", cast("
                              + page.sort().expression()
                              + " as text) as page_value, cast("
                              + page.key()
                              + " as text) as page_key from "
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
                                  row.getString("page_value"), row.getString("page_key"))))
                  .list();
          boolean more = rows.size() > page.limit();
          List<T> items = new ArrayList<>();
          rows.stream().limit(page.limit()).forEach(row -> items.add(row.item()));
          String next = more ? page.cursorAfter(rows.get(page.limit() - 1).position()) : null;
          return new Page<>(items, next, total, revision);
        });
  }
}
