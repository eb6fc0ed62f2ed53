package org.pamir.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.pamir.RegisterTest;

@QuarkusTest
class SnapshotTest extends RegisterTest {

  @Inject Jdbi jdbi;
  @Inject Revisions revisions;

  @Test
  void doesNotSeeWhatIsWrittenMeanwhile() {
    Snapshot.read(
        jdbi,
        handle -> {
          long before = Revisions.newest(handle);
          long written = write();

          assertThat(written).isGreaterThan(before);
          assertThat(Revisions.newest(handle)).isEqualTo(before);
          return null;
        });
    assertThat(jdbi.<Long, RuntimeException>withHandle(Revisions::newest)).isPositive();
  }

  @Test
  void isolationEndsWithIt() {
    jdbi.useHandle(
        handle -> {
          // Within a handle, the same connection.
          assertThat(Snapshot.<String, RuntimeException>read(jdbi, SnapshotTest::isolation))
              .isEqualTo("repeatable read");
          assertThat(handle.inTransaction(SnapshotTest::isolation)).isEqualTo("read committed");
        });
  }

  @Test
  void isolationEndsWithOneThatFails() {
    jdbi.useHandle(
        handle -> {
          assertThatThrownBy(
                  () ->
                      Snapshot.read(
                          jdbi,
                          begun -> {
                            throw new IllegalStateException(isolation(begun));
                          }))
              .hasMessage("repeatable read");
          assertThat(isolation(handle)).isEqualTo("read committed");
        });
  }

  /** By another thread: this one has its connection already. */
  private long write() {
    return CompletableFuture.supplyAsync(
            () ->
                QuarkusTransaction.requiringNew()
                    .call(() -> revisions.next(Caller.REGISTER, Revisions.Source.API).number()))
        .join();
  }

  private static String isolation(Handle handle) {
    return handle
        .createQuery("select current_setting('transaction_isolation')")
        .mapTo(String.class)
        .one();
  }
}
