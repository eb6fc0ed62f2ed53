package org.pamir.shared.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.sql.SQLException;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class OutageLogTest {

  private final OutageLog log = new OutageLog();

  @Test
  void saysOnceThatTheDatabaseIsMissed() {
    assertThat(isSaid(new SQLException("broken", "08006"))).isTrue();
    assertThat(isSaid(new SQLException("broken", "08006"))).isFalse();
  }

  @Test
  void saysNothingOfReadersWhoHangUp() {
    assertThat(isSaid(new IOException("Failed to write", new HttpClosedException("closed"))))
        .isFalse();
    assertThat(isSaid(new IOException(new IOException("Connection has been closed")))).isFalse();
  }

  @Test
  void saysEverythingElse() {
    assertThat(isSaid(new IOException("No space left on device"))).isTrue();
    assertThat(isSaid(new IOException("No space left on device"))).isTrue();
  }

  private boolean isSaid(Throwable thrown) {
    ExtLogRecord record = new ExtLogRecord(Level.ERROR, "It failed", getClass().getName());
    record.setLoggerName("http-problem");
    record.setThrown(thrown);
    return log.isLoggable(record);
  }
}
