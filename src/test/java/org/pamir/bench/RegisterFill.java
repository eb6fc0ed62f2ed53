package org.pamir.bench;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.pamir.project.ProjectParts;
import org.pamir.project.ProjectsChanged;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;

/** Fills an empty register with what the generator draws, its facts included. */
@ApplicationScoped
class RegisterFill {

  private static final long SEED = Long.getLong("bench.seed", 7);

  private final Jdbi jdbi;
  private final Revisions revisions;
  private final ProjectParts parts;
  private final Event<ProjectsChanged> changed;
  private final RegisterGenerator generator;

  RegisterFill(Jdbi jdbi, Revisions revisions, ProjectParts parts, Event<ProjectsChanged> changed) {
    this.jdbi = jdbi;
    this.revisions = revisions;
    this.parts = parts;
    this.changed = changed;
    this.generator = new RegisterGenerator(jdbi, SEED);
  }

  /** How many projects the register has. */
  long projects() {
    return jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from project").mapTo(Long.class).one());
  }

  /** Projects 1 to {@code last}, each with its parts and its money. */
  void fill(int last) {
    long began = System.nanoTime();
    QuarkusTransaction.requiringNew()
        .run(() -> jdbi.useHandle(handle -> generator.organisations(handle, next())));
    long facts = 0;
    for (int first = 1; first <= last; first += RegisterGenerator.batch()) {
      int to = Math.min(last, first + RegisterGenerator.batch() - 1);
      List<Long> ids = batch(first, to);
      long before = System.nanoTime();
      QuarkusTransaction.requiringNew()
          .timeout(600)
          .run(
              () -> {
                next();
                changed.fire(new ProjectsChanged(ids));
              });
      facts += System.nanoTime() - before;
      if ((to / RegisterGenerator.batch()) % 20 == 0) {
        System.out.printf("%d projects after %.0f s%n", to, (System.nanoTime() - began) / 1e9);
      }
    }
    System.out.printf(
        "%d projects in %.1f s, of which facts %.1f s%n",
        last, (System.nanoTime() - began) / 1e9, facts / 1e9);
    vacuum();
  }

  private List<Long> batch(int first, int last) {
    List<Long> ids = new ArrayList<>();
    QuarkusTransaction.requiringNew()
        .timeout(600)
        .run(
            () ->
                jdbi.useHandle(
                    handle -> {
                      long revision = next();
                      ids.addAll(generator.projects(handle, first, last, revision));
                      parts.rebuild(ids);
                      generator.money(handle, ids, revision);
                    }));
    return ids;
  }

  /** So many copies of all projects, with all that reads of many projects look at. */
  void copy(int copies) {
    long began = System.nanoTime();
    QuarkusTransaction.requiringNew()
        .timeout(3_600)
        .run(
            () ->
                jdbi.useHandle(
                    handle -> {
                      next();
                      handle.execute("set local statement_timeout = 0");
                      beSilent(handle);
                      generator.copy(handle, copies);
                    }));
    System.out.printf("%d copies in %.0f s%n", copies, (System.nanoTime() - began) / 1e9);
    vacuum();
  }

  private void vacuum() {
    jdbi.useHandle(
        handle -> {
          handle.execute("set statement_timeout = 0");
          beSilent(handle);
          handle.execute("vacuum analyze");
          handle.execute("set statement_timeout = '60s'");
        });
  }

  /** Lets a connection wait for its statements' end, until it is lent anew. */
  private static void beSilent(Handle handle) {
    try {
      handle.getConnection().setNetworkTimeout(Runnable::run, 0);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** After a fill projects would be compared with each other, on one core, for hours. */
  void forgetLookAlikes() {
    jdbi.useHandle(handle -> handle.execute("truncate look_alike_due"));
  }

  /** The largest tables, a line each. */
  List<String> sizes() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select relname, pg_size_pretty(pg_total_relation_size(oid)) from pg_class
                    where relkind = 'r' and pg_total_relation_size(oid) > 1000000 and relnamespace = 'public'::regnamespace
                    order by pg_total_relation_size(oid) desc limit 8
                    """)
                .map((row, context) -> row.getString(1) + " " + row.getString(2))
                .list());
  }

  private long next() {
    return revisions.next(Caller.REGISTER, Revisions.Source.API).number();
  }
}
