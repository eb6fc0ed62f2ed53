package org.pamir.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The planner hears of a table that has grown, and is not told the same again. */
@QuarkusTest
class TableStatisticsTest {
  @Inject Jdbi jdbi;
  @Inject TableStatistics statistics;

  @BeforeEach
  void makeATableThatPostgresqlLeavesAlone() {
    jdbi.useHandle(
        handle -> handle.execute("create table grown (n integer) with (autovacuum_enabled = off)"));
  }

  @AfterEach
  void dropIt() {
    jdbi.useHandle(handle -> handle.execute("drop table grown"));
  }

  @Test
  void analysesATableThatHasDoubledAndNoOther() {
    grow(400);
    assertThat(known()).isEqualTo(-1);
    grow(5_000);
    assertThat(known()).isEqualTo(5_400);
    grow(5_000);
    assertThat(known()).isEqualTo(5_400);
    grow(1_000);
    assertThat(known()).isEqualTo(11_400);
  }

  private void grow(int rows) {
    jdbi.useHandle(
        handle -> {
          handle.execute("insert into grown select generate_series(1, ?)", rows);
          // What has changed is told at the end of the statement, and not a second later.
          handle.execute("select pg_stat_force_next_flush()");
        });
    statistics.refresh();
  }

  private int known() {
    return jdbi.withHandle(TableStatisticsTest::known);
  }

  private static int known(Handle handle) {
    return handle
        .createQuery("select reltuples::integer from pg_class where relname = 'grown'")
        .mapTo(Integer.class)
        .one();
  }
}
