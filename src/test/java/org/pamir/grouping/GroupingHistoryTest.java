package org.pamir.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.pamir.database.TestDatabase;
import org.pamir.project.ProjectRequest;
import org.pamir.project.ProjectService;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions.Source;
import org.pamir.shared.http.Precondition;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class GroupingHistoryTest {

  @Inject GroupingService groupings;
  @Inject ProjectService projects;
  @Inject com.fasterxml.jackson.databind.ObjectMapper json;
  @Inject Jdbi jdbi;

  @Test
  void keepsWhatAGroupingAndItsMembersWere() throws Exception {
    String run = UUID.randomUUID().toString().substring(0, 8);
    String stays = project("XM-HIS-" + run + "-A");
    String leaves = project("XM-HIS-" + run + "-B");
    long made = put(run, new GroupingMember(stays, null), new GroupingMember(leaves, null));

    long changed = put(run, new GroupingMember(stays, null));
    groupings.delete(run, Precondition.OVERWRITE, Caller.REGISTER);

    assertThat(
            rows(
                "select revision || '>' || until_revision from grouping_history where code = :run order by 1",
                run))
        .containsExactly(made + ">" + changed, changed + ">" + (changed + 1));
    assertThat(
            rows(
                """
                select p.identifier || ' ' || m.revision || '>' || m.until_revision
                from grouping_project_history m join project p on p.id = m.project_id
                where p.identifier like '%' || :run || '%' order by 1""",
                run))
        .containsExactly(
            stays + " " + made + ">" + (changed + 1), leaves + " " + made + ">" + changed);
  }

  private long put(String code, GroupingMember... members) {
    GroupingRequest said =
        new GroupingRequest(
            null, GroupingKind.CORRIDOR, Map.of("en", "Road"), null, null, List.of(members));
    return groupings
        .put(code, said, Precondition.OVERWRITE, Caller.REGISTER, Source.API)
        .revision();
  }

  private String project(String identifier) throws Exception {
    ProjectRequest said =
        json.readValue(
            """
            {"reportingOrg": "XM-HIS", "title": {"en": "A project"}, "status": "implementation"}""",
            ProjectRequest.class);
    projects.put(identifier, said, Precondition.OVERWRITE, Caller.REGISTER, Source.API);
    return identifier;
  }

  private List<String> rows(String sql, String run) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind("run", run).mapTo(String.class).list());
  }
}
