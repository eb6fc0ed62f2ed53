package org.pamir.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What PostgreSQL alone gives: the same rows by prepared statements, over connections of their own.
 */
final class Rows {

  /** Statements with their values, as one transaction. */
  record Work(List<String> statements, Supplier<Object[][]> values) {
    static Work of(String statement, Supplier<Object[]> values) {
      return new Work(List.of(statement), () -> new Object[][] {values.get()});
    }
  }

  private static final String BUSY =
      """
      select exists (
        select 1 from pg_stat_activity
        where pid <> pg_backend_pid() and (state = 'active' or backend_type = 'autovacuum worker'))""";

  /** So many looks in a row have to find it at rest, so far apart. */
  private static final int AT_REST = RegisterBenchTest.PROJECTS == RegisterBenchTest.FEW ? 1 : 30;

  private static final long PAUSE_MILLIS = 100;
  private static final long MOST_WAITED = TimeUnit.MINUTES.toNanos(10);

  private final Map<String, String> database;

  /**
   * @param database the settings of its data source
   */
  Rows(Map<String, String> database) {
    this.database = database;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        database.get("quarkus.datasource.jdbc.url"),
        database.get("quarkus.datasource.username"),
        database.get("quarkus.datasource.password"));
  }

  /**
   * Waits until the database does nothing, as far as it gets there: after a fill it tidies up.
   *
   * @return the seconds that were waited
   */
  double awaitRest() throws SQLException, InterruptedException {
    long began = System.nanoTime();
    try (Connection connection = connect();
        PreparedStatement busy = connection.prepareStatement(BUSY)) {
      for (int atRest = 0;
          atRest < AT_REST && System.nanoTime() - began < MOST_WAITED;
          Thread.sleep(PAUSE_MILLIS)) {
        try (ResultSet rows = busy.executeQuery()) {
          rows.next();
          atRest = rows.getBoolean(1) ? 0 : atRest + 1;
        }
      }
    }
    return (System.nanoTime() - began) / 1e9;
  }

  /**
   * So many connections for so long; once before that, so that the disk is not what is measured.
   */
  Rate run(int connections, double seconds, Supplier<Work> work) throws Exception {
    once(connections, seconds, work);
    return once(connections, seconds, work);
  }

  private Rate once(int connections, double seconds, Supplier<Work> work) throws Exception {
    long until = System.nanoTime() + (long) (seconds * 1e9);
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    List<Future<List<Double>>> all = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      Work own = work.get();
      all.add(threads.submit(() -> loop(own, until)));
    }
    List<Double> times = new ArrayList<>();
    for (Future<List<Double>> one : all) {
      times.addAll(one.get());
    }
    threads.shutdown();
    return Rate.of(times, seconds);
  }

  private List<Double> loop(Work work, long until) throws SQLException {
    List<Double> times = new ArrayList<>();
    try (Connection connection = connect()) {
      connection.setAutoCommit(work.statements.size() == 1);
      List<PreparedStatement> prepared = new ArrayList<>();
      for (String statement : work.statements) {
        prepared.add(connection.prepareStatement(statement));
      }
      for (long began = System.nanoTime(); began < until; began = System.nanoTime()) {
        Object[][] values = work.values.get();
        for (int s = 0; s < prepared.size(); s++) {
          PreparedStatement statement = prepared.get(s);
          for (int v = 0; v < values[s].length; v++) {
            statement.setObject(v + 1, values[s][v]);
          }
          if (statement.execute()) {
            read(statement.getResultSet());
          }
        }
        if (prepared.size() > 1) {
          connection.commit();
        }
        times.add((System.nanoTime() - began) / 1e6);
      }
    }
    return times;
  }

  private static void read(ResultSet rows) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      for (int i = 1; i <= columns; i++) {
        rows.getString(i);
      }
    }
  }

  /** Milliseconds that a statement takes, the better of two. */
  double time(String statement) throws SQLException {
    try (Connection connection = connect();
        var once = connection.createStatement()) {
      once.execute("set statement_timeout = 0");
      double best = Double.MAX_VALUE;
      for (int i = 0; i < 2; i++) {
        long began = System.nanoTime();
        read(once.executeQuery(statement));
        best = Math.min(best, (System.nanoTime() - began) / 1e6);
      }
      return best;
    }
  }
}
