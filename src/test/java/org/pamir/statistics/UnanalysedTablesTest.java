package org.pamir.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.asAnyone;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pamir.Imports;
import org.pamir.RegisterTest;

/** Until PostgreSQL has analysed the tables after an import, it takes them for almost empty. */
@QuarkusTest
class UnanalysedTablesTest extends RegisterTest {

  private static final int PROJECTS = 150;
  private static final int PAYMENTS = 20;
  private static final List<String> TABLES =
      List.of("project", "participation", "fact", "flow", "project_funding", "project_sdg");

  private final DataSource pool;

  UnanalysedTablesTest(DataSource pool) {
    this.pool = pool;
  }

  @AfterEach
  void analyse() throws SQLException {
    for (String table : TABLES) {
      execute("alter table " + table + " reset (autovacuum_enabled)");
      execute("analyze " + table);
    }
  }

  @Test
  void aCountryIsProfiledRightAfterAnImport() throws SQLException {
    Imports.run(file().getBytes(StandardCharsets.UTF_8));
    for (String table : TABLES) {
      execute("alter table " + table + " set (autovacuum_enabled = false)");
      execute("select pg_clear_relation_stats('public', '" + table + "')");
      execute(
          "select pg_clear_attribute_stats('public', '"
              + table
              + "', attname, false) from pg_attribute where attnum > 0 and not attisdropped and attrelid = '"
              + table
              + "'::regclass");
    }

    Response profile = asAnyone().get("/countries/BT");

    assertThat(profile.statusCode()).as(profile.asString()).isEqualTo(200);
    assertThat(profile.<Integer>path("projects.implementation")).isGreaterThanOrEqualTo(PROJECTS);
  }

  /** Projects of one country, each of which passes money on to the next. */
  private static String file() {
    StringBuilder file = new StringBuilder("<iati-activities version=\"2.03\">");
    for (int project = 0; project < PROJECTS; project++) {
      file.append(
          """
          <iati-activity default-currency="USD">
            <iati-identifier>XM-UNANALYSED-%d</iati-identifier>
            <reporting-org ref="XM-UNANALYSED" type="10"><narrative>An agency</narrative></reporting-org>
            <title><narrative>Roads</narrative></title>
            <description><narrative>Roads</narrative></description>
            <activity-status code="2"/>
            <recipient-country code="BT" percentage="100"/>
          """
              .formatted(project));
      for (int payment = 0; payment < PAYMENTS; payment++) {
        file.append(
            """
            <transaction>
              <transaction-type code="3"/>
              <transaction-date iso-date="2024-01-%1$02d"/>
              <value value-date="2024-01-%1$02d">100</value>
              <receiver-org receiver-activity-id="XM-UNANALYSED-%2$d"/>
            </transaction>
            """
                .formatted(payment + 1, project + 1));
      }
      file.append("</iati-activity>");
    }
    return file.append("</iati-activities>").toString();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
