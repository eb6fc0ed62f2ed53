package org.pamir.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.pamir.ServerProcess;
import org.pamir.database.EmbeddedDatabase;

/**
 * The packaged server is killed in mid-import, again and again, and in the end the register is the
 * same as one whose import nothing disturbed: nothing twice, nothing missing.
 */
@EnabledIfSystemProperty(named = "pamir.kills", matches = "\\d+")
class ImportKillTest {
  private static final int KILLS = Integer.getInteger("pamir.kills", 3);
  private static final int MEGABYTES = Integer.getInteger("pamir.import.megabytes", 20);

  /** What must be equal, each as one number or hash that does not depend on ids and times. */
  private static final Map<String, String> SAME =
      Map.of(
          "import",
          """
          select concat_ws(' ', status, bytes, total_bytes, activities, created, updated, unchanged, rejected, transactions,
                           rejected_transactions, findings, lacking, withdrawn)
          from import
          """,
          "findings",
          """
          select concat(count(*), ' ', md5(string_agg(concat_ws('|', ordinal, activity, line, col, path, rule, message), ','
                                           order by ordinal)))
          from import_finding
          """,
          "projects",
          """
          select concat(count(*), ' ', md5(string_agg((document::jsonb #- '{createdAt}' #- '{updatedAt}' #- '{revision}')::text
              || coalesce(kept::text, ''), ',' order by identifier)))
          from project
          """,
          "commitments",
          """
          select concat(count(*), ' ', sum(c.amount), ' ', md5(string_agg(
              concat_ws('|', p.identifier, c.currency, c.amount, c.value_date), ',' order by p.identifier, c.value_date, c.amount)))
          from commitment c join project p on p.id = c.project_id
          """,
          "disbursements",
          """
          select concat(count(*), ' ', sum(c.amount), ' ', md5(string_agg(
              concat_ws('|', p.identifier, c.currency, c.amount, c.value_date), ',' order by p.identifier, c.value_date, c.amount)))
          from disbursement c join project p on p.id = c.project_id
          """,
          "budgets",
          "select concat(count(*), ' ', sum(amount)) from budget",
          "revisions",
          "select max(number)::text from revision",
          "left over",
          "select count(*)::text from import_chunk");

  @TempDir Path folder;

  @Test
  void leavesTheSameRegisterAsAnUndisturbedImport() throws Exception {
    RepeatedActivities file = new RepeatedActivities((long) MEGABYTES << 20);
    Path calm = Files.createDirectories(folder.resolve("calm"));
    Path killed = Files.createDirectories(folder.resolve("killed"));
    int activities;
    try (ServerProcess server = ServerProcess.start(calm, "-Xmx256m")) {
      activities =
          end(server, server.post(file::open, "?name=f.xml")).getInt("progress.activities");
    }

    ServerProcess server = ServerProcess.start(killed, "-Xmx256m");
    String id = server.post(file::open, "?name=f.xml");
    for (int i = 1; i <= KILLS; i++) {
      int target = activities * i / (KILLS + 1);
      JsonPath now = server.get("/imports/" + id);
      while (now.getInt("progress.activities") < target) {
        Thread.sleep(10);
        now = server.get("/imports/" + id);
      }
      assertThat(now.getString("status")).isEqualTo("running");
      server.kill();
      System.out.printf(
          "Killed after %d of %d activities%n", now.getInt("progress.activities"), activities);
      server = ServerProcess.start(killed, "-Xmx256m");
    }
    end(server, id);
    server.close();

    assertThat(register(killed)).isEqualTo(register(calm));
    System.out.println("The same after " + KILLS + " kills: " + register(calm));
  }

  private static JsonPath end(ServerProcess server, String id)
      throws IOException, InterruptedException {
    JsonPath now = server.get("/imports/" + id);
    while (now.getString("status").equals("queued") || now.getString("status").equals("running")) {
      Thread.sleep(100);
      now = server.get("/imports/" + id);
    }
    assertThat(now.getString("status")).as(now.prettify()).isEqualTo("done");
    return now;
  }

  private static Map<String, String> register(Path folder) throws Exception {
    Map<String, String> register = new LinkedHashMap<>();
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder);
        Connection connection =
            DriverManager.getConnection(
                database.properties().get("quarkus.datasource.jdbc.url"),
                database.properties().get("quarkus.datasource.username"),
                database.properties().get("quarkus.datasource.password"))) {
      for (Map.Entry<String, String> question : SAME.entrySet()) {
        try (ResultSet answer = connection.createStatement().executeQuery(question.getValue())) {
          answer.next();
          register.put(question.getKey(), answer.getString(1));
        }
      }
    }
    return register;
  }
}
