package org.pamir.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.aProject;
import static org.pamir.Register.sending;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;
import org.pamir.project.ProjectsChanged;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;

/**
 * A report that is counted by itself when it comes leaves the very rows that counting all of its
 * project anew would: so counting anew finds nothing to change.
 */
@QuarkusTest
class NewReportTest extends RegisterTest {

  private static final List<String> COMMITMENTS =
      List.of(
          "\"kind\":\"commitment\",\"direction\":\"incoming\"",
          "\"kind\":\"commitment\",\"direction\":\"outgoing\"",
          "\"kind\":\"pledge\",\"direction\":\"incoming\"",
          "\"kind\":\"pledge\",\"direction\":\"outgoing\"",
          "\"kind\":\"guarantee\",\"direction\":\"outgoing\"");
  private static final List<String> DISBURSEMENTS =
      List.of(
          "\"kind\":\"incoming-funds\"",
          "\"kind\":\"disbursement\"",
          "\"kind\":\"expenditure\"",
          "\"kind\":\"interest\"");
  private static final List<String> MORE =
      List.of(
          "",
          ",\"flow\":\"20\",\"finance\":\"421\"",
          ",\"countries\":[{\"country\":\"UZ\",\"share\":100}]",
          ",\"regions\":[{\"code\":\"619\",\"share\":100}]",
          ",\"provider\":{\"ref\":\"XM-NEW-REPORT\"},\"receiver\":{\"name\":{\"en\":\"A ministry\"}}");

  private final Jdbi jdbi;
  private final Revisions revisions;
  private final Event<ProjectsChanged> changed;

  NewReportTest(Jdbi jdbi, Revisions revisions, Event<ProjectsChanged> changed) {
    this.jdbi = jdbi;
    this.revisions = revisions;
    this.changed = changed;
  }

  @Test
  void isCountedByItselfAsItIsWithAllOfItsProject() {
    Random random = new Random(3);
    for (ProjectDraft draft :
        List.of(
            aProject().crossBorder("KG", "TJ").with("defaultFlow", "10"),
            aProject().in("KG").with("defaultFinance", "110"),
            aProject().in("KG", "UZ"))) {
      Saved project = draft.save();
      for (int i = 0; i < 40; i++) {
        report(project, random);
        if (i % 4 == 3) {
          assertThat(movedByCountingAnew(project)).as("after %s reports", i + 1).isEmpty();
        }
      }
      assertThat(rows("select count(*) from fact f " + of(project)).get(0)).isNotEqualTo("0");
    }
  }

  @Test
  void isNotCountedOfADraft() {
    Saved project = aProject().in("KG").draft().save();
    Random random = new Random(4);
    for (int i = 0; i < 10; i++) {
      report(project, random);
    }
    assertThat(rows("select source from fact f " + of(project))).isEmpty();
    assertThat(rows("select id from flow f " + of(project, "receiver_project_id"))).isEmpty();
  }

  private static void report(Saved project, Random random) {
    boolean promised = random.nextBoolean();
    List<String> kinds = promised ? COMMITMENTS : DISBURSEMENTS;
    String body =
        "{%s,\"valueDate\":\"%d-03-31\",\"value\":{\"amount\":%d.25,\"currency\":\"%s\"}%s}"
            .formatted(
                kinds.get(random.nextInt(kinds.size())),
                2015 + random.nextInt(16),
                random.nextInt(3_000_000) - 1_000_000,
                List.of("USD", "EUR", "TMT").get(random.nextInt(3)),
                MORE.get(random.nextInt(MORE.size())));
    var answer =
        sending(body).post(project.path() + (promised ? "/commitments" : "/disbursements"));
    assertThat(answer.statusCode()).as(body + answer.asString()).isEqualTo(201);
  }

  /** The rows that are written or gone by counting all of a project anew. */
  private Map<String, Object> movedByCountingAnew(Saved project) {
    long id = Long.parseLong(rows("select id from project f " + of(project, "id")).get(0));
    long revision =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  long number = revisions.next(Caller.REGISTER, Revisions.Source.API).number();
                  changed.fire(new ProjectsChanged(List.of(id)));
                  return number;
                });
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from (
                      select 'new fact ' || measure as what, source::text as which from fact where revision = :revision
                      union all
                      select 'gone fact ' || measure, source::text from fact_history where until_revision = :revision
                      union all
                      select 'new flow', id::text from flow where revision = :revision
                      union all
                      select 'gone flow', id::text from flow_history where until_revision = :revision
                      union all
                      select 'sums ' || class, project_id::text from project_funding where revision = :revision) moved
                    limit 1
                    """)
                .bind("revision", revision)
                .mapToMap()
                .findFirst()
                .orElse(Map.of()));
  }

  private static String of(Saved project) {
    return of(project, "project_id");
  }

  private static String of(Saved project, String column) {
    return "where f.%s = (select id from project where identifier = '%s')"
        .formatted(column, project.identifier());
  }
}
