package org.pamir.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The database as the running register sees it. The annotation serves every other
 * {@code @QuarkusTest} too.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EmbeddedDatabaseTest {
  private final DataSource dataSource;

  @Inject
  EmbeddedDatabaseTest(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
  void keepsWhatItAcknowledges(String setting) throws SQLException {
    assertThat(ask("SHOW " + setting)).isEqualTo("on");
  }

  @Test
  void servesThisMachineOnly() throws SQLException {
    assertThat(ask("SHOW listen_addresses")).isEqualTo("127.0.0.1");
  }

  @Test
  void isUsedWithoutSuperuserRights() throws SQLException {
    assertThat(ask("SELECT usesuper FROM pg_user WHERE usename = current_user")).isEqualTo("f");
  }

  @Test
  void isOfTheMajorVersionThatFoldersAreCheckedFor() throws SQLException {
    int version = Integer.parseInt(ask("SHOW server_version_num"));
    assertThat(version / 10_000).isEqualTo(EmbeddedDatabase.MAJOR);
  }

  @Test
  void foldsTheCaseOfCyrillic() throws SQLException {
    assertThat(ask("SELECT lower('СЫРДАРЬЯ')")).isEqualTo("сырдарья");
    assertThat(ask("SELECT to_tsvector('simple', 'Бассейн СЫРДАРЬИ')::text")).contains("сырдарьи");
  }

  private String ask(String sql) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
