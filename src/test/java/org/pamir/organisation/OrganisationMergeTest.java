package org.pamir.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.at;
import static org.pamir.Register.get;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pamir.RegisterTest;

/** Two organisations that are made one, and told apart again. */
@QuarkusTest
class OrganisationMergeTest extends RegisterTest {

  private final String old = unique("XM-OLD");
  private final String stays = unique("XM-STAYS");
  private String reported;
  private String funded;

  @BeforeEach
  void twoOrganisations() {
    organisation(old, "Bank of " + old, "XX-ALIAS-" + old);
    organisation(stays, "Bank of " + stays, "XX-ALIAS-" + stays);
    reported = aProject().reportedBy(old).withCommitment("USD", 1_000).save().identifier();
    funded = aProject().withOrganisation("funding", old).save().identifier();
    money(funded, "incoming", "provider", old, 500);
    money(funded, "incoming", "provider", stays, 200);
  }

  private static void organisation(String ref, String name, String alias) {
    sending(
            "{\"name\":{\"en\":\"%s\"},\"type\":\"40\",\"aliases\":[\"%s\"]}"
                .formatted(name, alias))
        .put("/organisations/" + ref)
        .then()
        .statusCode(201);
  }

  private static void money(String project, String direction, String side, String ref, long usd) {
    sending(
            """
            {"kind": "commitment", "direction": "%s", "%s": {"ref": "%s"},
             "value": {"amount": %d, "currency": "USD"}, "valueDate": "2025-03-31"}"""
                .formatted(direction, side, ref, usd))
        .post(at(project) + "/commitments")
        .then()
        .statusCode(201);
  }

  private static long merge(String ref, String into) {
    return asMerge(ref, "{\"into\": \"" + into + "\", \"reason\": \"One bank\"}")
        .statusCode(201)
        .body("ref", equalTo(ref))
        .extract()
        .jsonPath()
        .getLong("id");
  }

  private static io.restassured.response.ValidatableResponse asMerge(String ref, String body) {
    return sending(body).post("/organisations/" + ref + "/merge").then();
  }

  private static io.restassured.response.ValidatableResponse undo(long id) {
    return asAdmin()
        .contentType("application/json")
        .post("/organisations/merges/" + id + "/undo")
        .then();
  }

  /** What is committed by provider in projects of this reporter or funder. */
  private static List<Map<String, Object>> providers(String filter) {
    return get("/statistics/funding?groupBy=provider&measure=committed&" + filter)
        .then()
        .statusCode(200)
        .extract()
        .path("rows");
  }

  private Map<String, Object> everything() {
    return Map.of(
        "old", members("/organisations/" + old),
        "stays", members("/organisations/" + stays),
        "by old", get("/projects?reportingOrg=" + old).path("items.identifier"),
        "of old", get("/projects?funder=" + old).path("items.identifier"),
        "of the one that stays", get("/projects?funder=" + stays).path("items"),
        "provided to", providers("funder=" + old),
        "provided by", providers("reportingOrg=" + old),
        "commitments", get("/commitments?provider=" + old).path("items.value.amount"),
        "received", providers("funder=" + stays));
  }

  private static Map<String, Object> members(String path) {
    Map<String, Object> members = get(path).jsonPath().getMap("");
    List.of("version", "revision", "updatedAt").forEach(members::remove);
    return members;
  }

  @Test
  void theOldRefBecomesAnAliasAndEverythingCountsForTheOneThatStays() {
    merge(old, stays);

    get("/organisations/" + old)
        .then()
        .body("ref", equalTo(stays))
        .body("aliases", containsInAnyOrder(old, "XX-ALIAS-" + old, "XX-ALIAS-" + stays));
    for (String ref : List.of(old, stays, "XX-ALIAS-" + old)) {
      get("/projects?reportingOrg=" + ref).then().body("items.identifier", contains(reported));
      get("/projects?funder=" + ref).then().body("items.identifier", contains(funded));
      get("/commitments?provider=" + ref).then().body("total", equalTo(2));
    }
    assertThat(providers("funder=" + stays)).hasSize(1);
    assertThat(providers("funder=" + stays).get(0))
        .containsEntry("provider", stays)
        .containsEntry("committed", 700.00f);
    get(at(reported)).then().body("reportingOrg", equalTo(old));
    get("/search?kind=project&q=" + reported).then().body("hits[0].identifier", equalTo(reported));
  }

  @Test
  void theOldRefIsNotToBeRegisteredAnew() {
    merge(old, stays);

    org.pamir.Refusals.refused(
        sending("{\"name\": {\"en\": \"Again\"}}").put("/organisations/" + old), 409);
  }

  @Test
  void aRetriedMergeIsOne() {
    String key = unique("merge");
    for (int i = 0; i < 2; i++) {
      sending("{\"into\": \"" + stays + "\"}")
          .header("Idempotency-Key", key)
          .post("/organisations/" + old + "/merge")
          .then()
          .statusCode(201);
    }
    int merge = get("/organisations/merges?ref=" + old).then().extract().path("items[0].id");
    sending("")
        .header("Idempotency-Key", key + "-undo")
        .post("/organisations/merges/" + merge + "/undo")
        .then()
        .statusCode(200);
  }

  @Test
  void undoingItRestoresEverythingAndGivesBackWhatCameUnderTheOldRefSince() {
    Map<String, Object> before = everything();
    long merge = merge(old, stays);
    String since = aProject().withOrganisation("funding", old).draft().save().identifier();

    undo(merge).statusCode(200).body("undoneBy", org.hamcrest.Matchers.notNullValue());

    get("/projects?funder=" + old).then().body("items.identifier", hasItems(funded, since));
    asAdmin().header("If-Match", "*").delete(at(since)).then().statusCode(204);
    assertThat(everything()).isEqualTo(before);
    get("/organisations/merges?ref=" + old).then().body("items.id", contains((int) merge));
  }

  @Test
  void whatWasKnownBeforeIsStillAnsweredAsOfThen() throws InterruptedException {
    List<Map<String, Object>> before = providers("funder=" + old);
    Instant then = Instant.now();
    Thread.sleep(5);
    long merge = merge(old, stays);

    assertThat(providers("funder=" + old + "&asOf=" + then)).isEqualTo(before).hasSize(2);
    get("/organisations/" + old + "?asOf=" + then).then().body("ref", equalTo(old));
    undo(merge).statusCode(200);
    assertThat(providers("funder=" + old + "&asOf=" + then)).isEqualTo(before);
  }

  @Test
  void twoReportsOfOneFlowMeetOnceTheirOrganisationsAreOne() {
    String giver = aProject().reportedBy(old).save().identifier();
    String taker = aProject().save().identifier();
    String receiver = get(at(taker)).path("reportingOrg");
    sending(
            """
            {"kind": "commitment", "direction": "outgoing", "receiver": {"ref": "%s", "activity": "%s"},
             "value": {"amount": 800, "currency": "USD"}, "valueDate": "2025-03-31"}"""
                .formatted(receiver, taker))
        .post(at(giver) + "/commitments")
        .then()
        .statusCode(201);
    sending(
            """
            {"kind": "commitment", "direction": "incoming", "provider": {"ref": "%s"},
             "value": {"amount": 800, "currency": "USD"}, "valueDate": "2025-03-31"}"""
                .formatted(stays))
        .post(at(taker) + "/commitments")
        .then()
        .statusCode(201);
    String states =
        "select string_agg(f.state, ',' order by f.state) from flow f join project p on p.id = f.receiver_project_id where p.identifier = ?";
    assertThat(rows(states, taker)).containsExactly("provider-only,receiver-only");

    long merge = merge(old, stays);
    assertThat(rows(states, taker)).containsExactly("matched");

    undo(merge).statusCode(200);
    assertThat(rows(states, taker)).containsExactly("provider-only,receiver-only");
  }

  @Test
  void itIsOneRevisionAndTouchesOnlyWhatItChanges() {
    aProject().withCommitment("USD", 9_999).save();
    long before = revision();
    merge(old, stays);

    assertThat(revision()).isEqualTo(before + 1);
    assertThat(
            rows(
                """
                select distinct p.identifier from figure_change c join project p on p.id = c.project_id
                where c.revision = ?""",
                before + 1))
        .containsExactlyInAnyOrder(reported, funded);
    assertThat(rows("select id::text from project_history where until_revision = ?", before + 1))
        .hasSize(1);
    assertThat(
            rows(
                "select organisation_id::text from organisation_merge where revision = ?",
                before + 1))
        .hasSize(1);
  }

  @Test
  void mergesThatRestOnEachOtherAreUndoneFromTheLast() {
    String third = unique("XM-THIRD");
    organisation(third, "Bank of " + third, "XX-ALIAS-" + third);
    Map<String, Object> before = everything();
    long first = merge(old, stays);
    long second = merge(stays, third);

    get("/organisations/" + old).then().body("ref", equalTo(third));
    undo(first).statusCode(409);
    undo(second).statusCode(200);
    undo(first).statusCode(200);
    undo(first).statusCode(409);
    assertThat(everything()).isEqualTo(before);
  }

  /**
   * Neither waits for the other for good, and no report is left with an organisation that is gone.
   */
  @Test
  void reportsThatComeWhileOrganisationsAreMergedFindTheRightOne() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(3);
    AtomicBoolean over = new AtomicBoolean();
    List<Future<Integer>> written = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String project = aProject().save().identifier();
      written.add(
          writers.submit(
              () -> {
                int count = 0;
                while (!over.get()) {
                  money(project, "incoming", "provider", old, 10);
                  count++;
                }
                return count;
              }));
    }
    for (int i = 0; i < 4; i++) {
      undo(merge(old, stays)).statusCode(200);
    }
    merge(old, stays);
    over.set(true);
    int count = 0;
    for (Future<Integer> each : written) {
      count += each.get();
    }
    writers.shutdown();

    assertThat(count).isPositive();
    get("/commitments?limit=1&provider=" + old).then().body("total", equalTo(2 + count));
    assertThat(
            rows(
                """
                select distinct o.ref from commitment c join organisation o on o.id = c.provider_organisation_id
                where c.provider ->> 'ref' = ?""",
                old))
        .containsExactly(stays);
  }

  @Test
  void namesWhatIsWrong() {
    asMerge(old, "{}").statusCode(400).body("violations.field", hasItem("into"));
    asMerge(old, "{\"into\": \"" + unique("XM-NO") + "\"}")
        .statusCode(400)
        .body("violations.field", hasItem("into"));
    asMerge(old, "{\"into\": \"XX-ALIAS-" + old + "\"}")
        .statusCode(400)
        .body("violations.field", hasItem("into"));
    asMerge(unique("XM-NO"), "{\"into\": \"" + old + "\"}").statusCode(404);
    undo(999_999_999).statusCode(404);
    asAdmin()
        .contentType("application/json")
        .post("/organisations/merges/x/undo")
        .then()
        .statusCode(404);
  }
}
