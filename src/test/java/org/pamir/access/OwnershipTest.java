package org.pamir.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.as;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.asEditor;
import static org.pamir.Register.asFocalPoint;
import static org.pamir.Register.at;
import static org.pamir.Register.editorOf;
import static org.pamir.Register.get;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft;
import org.pamir.ProjectDraft.Saved;
import org.pamir.Register;
import org.pamir.RegisterTest;

/** Only an organisation changes what is its own, and only it sees its drafts. */
@QuarkusTest
class OwnershipTest extends RegisterTest {

  private static final String COMMITMENT =
      "{\"kind\":\"commitment\",\"direction\":\"outgoing\",\"valueDate\":\"2025-03-31\","
          + "\"value\":{\"amount\":1000,\"currency\":\"USD\"}}";

  private final String org = unique("XM-OWNER");
  private final String stranger = unique("XM-STRANGER");

  private ProjectDraft own() {
    return aProject().called(unique(org)).reportedBy(org);
  }

  private static Response send(
      RequestSpecification caller, String method, String path, String body) {
    return caller
        .contentType(method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
        .header("If-Match", "*")
        .body(body)
        .request(method, path);
  }

  @Test
  void anEditorRegistersAndChangesItsOwnProjects() {
    String key = editorOf(org);
    ProjectDraft draft = own();

    assertThat(draft.putBy(as(key)).statusCode()).isEqualTo(201);
    String path = at(draft.identifier());
    assertThat(send(as(key), "PATCH", path, "{\"status\":\"closed\"}").statusCode()).isEqualTo(200);
    assertThat(send(as(key), "POST", path + "/commitments", COMMITMENT).statusCode())
        .isEqualTo(201);
    assertThat(send(as(key), "PUT", path + "/participations/UZ", "{}").statusCode()).isEqualTo(201);
    assertThat(send(as(key), "DELETE", path, "").statusCode()).isEqualTo(204);
  }

  @Test
  void whatIsAnothersIsRefusedInEveryPart() {
    Saved saved = own().withCommitment("USD", 10).save();
    long before = revision();

    for (RequestSpecification caller : List.of(asEditor(stranger), asFocalPoint("KG"))) {
      String path = saved.path();
      refused(send(as(auth(caller)), "PATCH", path, "{\"status\":\"closed\"}"), 403);
      refused(send(as(auth(caller)), "DELETE", path, ""), 403);
      refused(send(as(auth(caller)), "POST", path + "/commitments", COMMITMENT), 403);
      refused(
          send(as(auth(caller)), "DELETE", path + "/commitments/" + saved.commitments().get(0), ""),
          403);
      refused(
          send(
              as(auth(caller)),
              "PUT",
              path + "/commitments/" + saved.commitments().get(0),
              COMMITMENT),
          403);
      refused(send(as(auth(caller)), "PUT", path + "/participations/UZ", "{}"), 403);
      refused(
          send(
              as(auth(caller)),
              "POST",
              path + "/shares",
              "{\"shares\":[{\"country\":\"KG\",\"share\":100}]}"),
          403);
    }
    assertThat(revision()).isEqualTo(before);
  }

  private static String auth(RequestSpecification caller) {
    return io.restassured.specification.SpecificationQuerier.query(caller)
        .getHeaders()
        .getValue("Authorization")
        .substring("Bearer ".length());
  }

  @Test
  void aProjectIsNotGivenAway() {
    Saved saved = own().save();

    refused(
        send(asEditor(org), "PATCH", saved.path(), "{\"reportingOrg\":\"" + stranger + "\"}"), 403);
    refused(own().reportedBy(stranger).putBy(asEditor(org)), 403);
  }

  @Test
  void anAliasIsTheSameOrganisation() {
    String alias = unique("XM-ALIAS");
    sending("{\"name\":{\"en\":\"Owner\"},\"aliases\":[\"" + alias + "\"]}")
        .put("/organisations/" + org)
        .then()
        .statusCode(201);
    Saved saved = own().save();

    assertThat(send(asEditor(alias), "PATCH", saved.path(), "{\"status\":\"closed\"}").statusCode())
        .isEqualTo(200);
    assertThat(aProject().called(unique(alias)).reportedBy(alias).putBy(asEditor(org)).statusCode())
        .isEqualTo(201);
  }

  @Test
  void aDraftIsSeenByItsOrganisationAndByHubAdmins() {
    Saved saved = own().draft().withCommitment("USD", 1_000).save();

    assertThat(asEditor(org).get(saved.path()).statusCode()).isEqualTo(200);
    assertThat(get(saved.path()).statusCode()).isEqualTo(200);
    assertThat(asEditor(org).get("/projects?reportingOrg=" + org).<Integer>path("total"))
        .isEqualTo(1);
    for (String key : List.of(editorOf(stranger), auth(asFocalPoint("KG")))) {
      unseen(() -> as(key), saved);
    }
    unseen(Register::asAnyone, saved);
  }

  /** Nothing that this caller gets of the draft differs from what it gets of nothing. */
  private void unseen(Supplier<RequestSpecification> caller, Saved saved) {
    String nowhere = at(unique(org));
    for (String part :
        List.of(
            "",
            "/commitments",
            "/commitments/" + saved.commitments().get(0),
            "/shares",
            "/participations",
            "/participations/KG")) {
      Response hidden = refused(caller.get().get(saved.path() + part), 404);
      Response absent = refused(caller.get().get(nowhere + part), 404);
      assertThat(
              hidden
                  .asString()
                  .replace(saved.path(), "X")
                  .replace(saved.identifier(), "X")
                  .replaceAll("traceId.*", ""))
          .isEqualTo(
              absent
                  .asString()
                  .replace(nowhere, "X")
                  .replace(nowhere.substring(10), "X")
                  .replaceAll("traceId.*", ""));
    }
    for (String list :
        List.of("/projects", "/projects?publication=draft", "/commitments", "/participations")) {
      String joined = list + (list.contains("?") ? "&" : "?") + "reportingOrg=" + org;
      assertThat(caller.get().get(joined).<Integer>path("total")).as(joined).isZero();
    }
    assertThat(caller.get().get("/projects?q=" + saved.identifier()).<Integer>path("total"))
        .isZero();
    for (String format :
        List.of("/projects?format=csv&", "/exports/iati?", "/commitments?format=csv&")) {
      Response file = caller.get().get(format + "publication=draft&reportingOrg=" + org);
      assertThat(file.statusCode()).as(format).isIn(200, 204);
      assertThat(file.asString()).as(format).doesNotContain(saved.identifier());
    }
    refused(caller.get().get(saved.path() + "?format=xml"), 404);
    Response funding = caller.get().get("/statistics/funding?groupBy=country&reportingOrg=" + org);
    assertThat(funding.<List<Object>>path("rows")).isEmpty();
    assertThat(funding.<Float>path("total.committed.gross")).isZero();
  }

  @Test
  void whatIsToldOfAnIdentifierThatIsNotOnesOwnIsTheSameWhetherItIsThereOrNot() {
    Saved hidden = own().draft().save();
    Saved seen = own().save();
    String absent = unique(org);
    String key = editorOf(stranger);

    for (String identifier : List.of(hidden.identifier(), seen.identifier(), absent)) {
      Response put = aProject().called(identifier).reportedBy(stranger).putBy(as(key));
      Response post =
          as(key)
              .contentType("application/json")
              .body(aProject().reportedBy(stranger).with("identifier", identifier).body())
              .post("/projects");
      assertThat(refused(put, 403).<String>path("detail"))
          .isEqualTo(refused(post, 403).path("detail"))
          .startsWith("This project is not your organisation's to write");
    }
    for (String identifier : List.of(hidden.identifier(), absent)) {
      refused(send(as(key), "PATCH", at(identifier), "{\"status\":\"closed\"}"), 404);
      refused(send(as(key), "DELETE", at(identifier), ""), 404);
      refused(send(as(key), "POST", at(identifier) + "/commitments", COMMITMENT), 404);
    }
  }

  @Test
  void aDraftTellsNothingOfTheOrganisationsInIt() {
    String funder = unique("XM-HIDDEN-FUNDER");
    String receiver = unique("XM-HIDDEN-RECEIVER");
    Saved saved = own().draft().withOrganisation("funding", funder).save();
    sending(COMMITMENT.replace("{\"kind", "{\"receiver\":{\"ref\":\"" + receiver + "\"},\"kind"))
        .post(saved.path() + "/commitments")
        .then()
        .statusCode(201);

    for (String ref : List.of(org, funder, receiver)) {
      String list = "/organisations?q=" + ref;
      for (RequestSpecification caller : List.of(asAnyone(), asEditor(stranger))) {
        assertThat(caller.get(list).<Integer>path("total")).as(ref).isZero();
      }
      refused(asAnyone().get("/organisations/" + ref), 404);
      refused(asEditor(stranger).get("/organisations/" + ref + "/reported-by-others"), 404);
      assertThat(asEditor(org).get(list).<Integer>path("total")).as(ref).isEqualTo(1);
      assertThat(get("/organisations/" + ref).statusCode()).isEqualTo(200);
    }

    send(asEditor(org), "PATCH", saved.path(), "{\"publication\":\"published\"}")
        .then()
        .statusCode(200);
    for (String ref : List.of(org, funder, receiver)) {
      assertThat(asAnyone().get("/organisations/" + ref).statusCode()).as(ref).isEqualTo(200);
    }
  }

  @Test
  void oneRefIsNotThePrefixOfAnother() {
    String shorter = org.substring(0, org.length() - 1);

    refused(aProject().called(unique(org)).reportedBy(shorter).putBy(asEditor(shorter)), 403);
  }

  @Test
  void aPledgeOfAnothersDraftIsNotToBeNamed() {
    String body = COMMITMENT.replace("commitment\",\"direction", "pledge\",\"direction");
    Saved hidden = own().draft().save();
    Saved open = own().save();
    String inDraft = sending(body).post(hidden.path() + "/commitments").path("id");
    String inOpen = sending(body).post(open.path() + "/commitments").path("id");
    Saved mine = aProject().called(unique(stranger)).reportedBy(stranger).save();
    String naming = COMMITMENT.replace("{\"kind", "{\"pledge\":\"%s\",\"kind");

    refused(
        send(asEditor(stranger), "POST", mine.path() + "/commitments", naming.formatted(inDraft)),
        400,
        "pledge");
    assertThat(
            send(asEditor(stranger), "POST", mine.path() + "/commitments", naming.formatted(inOpen))
                .statusCode())
        .isEqualTo(201);
    assertThat(
            send(asEditor(org), "POST", open.path() + "/commitments", naming.formatted(inDraft))
                .statusCode())
        .isEqualTo(201);
  }

  @Test
  void anEditorWritesItsOrganisationButNotItsAliases() {
    String name = "{\"name\":{\"en\":\"Owner\"}}";
    String key = editorOf(org);

    assertThat(
            as(key)
                .contentType("application/json")
                .body(name)
                .put("/organisations/" + org)
                .statusCode())
        .isEqualTo(201);
    assertThat(send(as(key), "PUT", "/organisations/" + org, name).statusCode()).isEqualTo(200);
    refused(send(as(key), "PUT", "/organisations/" + stranger, name), 403);
    refused(
        send(
            as(key),
            "PUT",
            "/organisations/" + org,
            "{\"name\":{\"en\":\"O\"},\"aliases\":[\"" + stranger + "\"]}"),
        403);
  }

  @Test
  void groupingsAndRatesAreAHubAdmins() {
    refused(
        send(
            asEditor(org),
            "PUT",
            "/groupings/X",
            "{\"kind\":\"corridor\",\"name\":{\"en\":\"x\"}}"),
        403);
    refused(
        send(
            asEditor(org),
            "PUT",
            "/exchange-rates/TMT/2031-01-01",
            "{\"perUsd\":3.5,\"source\":\"x\"}"),
        403);
    refused(asEditor(org).get("/api-keys"), 403);
  }

  @Test
  void aGroupingTellsOfDraftsToTheirOrganisationAlone() {
    Saved hidden = own().draft().save();
    Saved open = own().save();
    String code = unique("G");
    sending(
            "{\"kind\":\"corridor\",\"name\":{\"en\":\"x\"},\"members\":[{\"identifier\":\"%s\"},{\"identifier\":\"%s\"}]}"
                .formatted(hidden.identifier(), open.identifier()))
        .put("/groupings/" + code)
        .then()
        .statusCode(201);

    assertThat(asAnyone().get("/groupings/" + code).<List<String>>path("members.identifier"))
        .containsExactly(open.identifier());
    assertThat(asAnyone().get("/groupings?q=" + code).<Integer>path("items[0].memberCount"))
        .isEqualTo(1);
    assertThat(asEditor(stranger).get("/groupings?q=" + code).<Integer>path("items[0].memberCount"))
        .isEqualTo(1);
    assertThat(asEditor(org).get("/groupings?q=" + code).<Integer>path("items[0].memberCount"))
        .isEqualTo(2);
    assertThat(asEditor(org).get("/groupings/" + code).<List<String>>path("members.identifier"))
        .hasSize(2);
    asAdmin().header("If-Match", "*").delete("/groupings/" + code).then().statusCode(204);
  }
}
