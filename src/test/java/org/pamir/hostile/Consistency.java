package org.pamir.hostile;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.pamir.project.ProjectsChanged;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;

/** Whether the register is of one piece: nothing is half stored, and figures are what rows say. */
@ApplicationScoped
class Consistency {

  private final Jdbi jdbi;
  private final Revisions revisions;
  private final Event<ProjectsChanged> changed;

  Consistency(Jdbi jdbi, Revisions revisions, Event<ProjectsChanged> changed) {
    this.jdbi = jdbi;
    this.revisions = revisions;
    this.changed = changed;
  }

  /** What a request that is refused must leave as it is, in a line. */
  String mark() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select concat_ws(' ', (select max(number) from revision), (select count(*) from api_key where revoked_at is null),
                      (select count(*) from webhook), (select count(*) from import), (select count(*) from project_link))
                    """)
                .mapTo(String.class)
                .one());
  }

  /** Waits until no import is under way any more: what they write, nobody was refused. */
  void settle() throws InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (count("select count(*) from import where status in ('queued', 'running')") > 0
        && System.nanoTime() < end) {
      Thread.sleep(5);
    }
  }

  /** What is not of one piece; empty where all is. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    zero(
        faults,
        "revisions that are left out",
        "select coalesce(max(number), 0) - count(*) from revision");
    for (String table : tables()) {
      zero(
          faults,
          table + ": rows of revisions that are not there",
          "select count(*) from " + table + " where revision > (select max(number) from revision)");
      zero(
          faults,
          table + ": history that ends before it begins",
          "select count(*) from " + table + "_history where revision > until_revision");
    }
    faults.addAll(factsAsReported());
    return faults;
  }

  private List<String> tables() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select left(table_name, -8) from information_schema.columns
                    where table_schema = 'public' and table_name like '%\\_history' and column_name = 'revision'
                    """)
                .mapTo(String.class)
                .list());
  }

  /**
   * All money is paired, split and counted anew: nothing may come out otherwise than it was kept.
   */
  private List<String> factsAsReported() {
    String before = jdbi.withHandle(Consistency::figures);
    QuarkusTransaction.requiringNew()
        .timeout(600)
        .run(
            () -> {
              revisions.next(Caller.ANONYMOUS, Revisions.Source.API);
              changed.fire(
                  new ProjectsChanged(
                      jdbi.withHandle(
                          handle ->
                              handle
                                  .createQuery("select id from project")
                                  .mapTo(Long.class)
                                  .list())));
            });
    String after = jdbi.withHandle(Consistency::figures);
    return before.equals(after)
        ? List.of()
        : List.of("figures kept " + before + ", and counted anew " + after);
  }

  private static String figures(Handle handle) {
    return handle
        .createQuery(
            """
            select concat_ws('; ',
              (select concat_ws(' ', count(*), sum(usd), sum(amount), max(revision)) from fact),
              (select concat_ws(' ', count(*), sum(usd), sum(amount), max(revision)) from flow),
              (select concat_ws(' ', count(*), sum(in_usd), sum(out_usd), max(revision)) from project_funding))
            """)
        .mapTo(String.class)
        .one();
  }

  private void zero(List<String> faults, String words, String sql) {
    long count = count(sql);
    if (count != 0) {
      faults.add(words + ": " + count);
    }
  }

  private long count(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }
}
