package org.pamir.access;

import static io.restassured.RestAssured.given;
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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;

/** The OWASP API Security Top 10 of 2023, one test each. */
@QuarkusTest
class OwaspApiSecurityTest extends RegisterTest {

  private static final String COMMITMENT =
      "{\"kind\":\"commitment\",\"direction\":\"outgoing\",\"valueDate\":\"2025-03-31\","
          + "\"value\":{\"amount\":1000,\"currency\":\"USD\"}}";

  @Inject BeanManager beans;

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void api1AnIdOpensNothingThatIsAnothers() {
    Saved theirs = aProject().draft().withCommitment("USD", 10).save();
    String id = theirs.commitments().get(0);
    String mine = unique("XM-MINE");
    Saved own = aProject().called(unique(mine)).reportedBy(mine).save();
    String key = editorOf(mine);

    for (String path :
        List.of(own.path() + "/commitments/" + id, theirs.path() + "/commitments/" + id)) {
      refused(as(key).get(path), 404);
      refused(as(key).header("If-Match", "*").delete(path), 404);
      refused(
          as(key)
              .header("If-Match", "*")
              .contentType("application/json")
              .body(COMMITMENT)
              .put(path),
          404);
    }
    assertThat(get(theirs.path() + "/commitments/" + id).statusCode()).isEqualTo(200);
  }

  @Test
  void api2WhatIsNoKeyIsRefusedEverywhere() {
    String forged =
        encoded("{\"alg\":\"none\"}")
            + "."
            + encoded("{\"sub\":\"x\",\"roles\":[\"hub-admin\"]}")
            + ".";
    for (String token : List.of("", "pamir_", forged, "null", "' or '1'='1")) {
      refused(as(token).get("/projects"), 401);
      refused(as(token).get("/api-keys"), 401);
    }
    // A key in an address would be in every log on the way.
    refused(asAnyone().get("/me?access_token=" + org.pamir.Register.KEY), 401);
    refused(asAnyone().header("X-Api-Key", org.pamir.Register.KEY).get("/me"), 401);
    refused(asAnyone().cookie("Authorization", org.pamir.Register.KEY).get("/me"), 401);
  }

  @Test
  void api3MembersThatAreNotTheCallersAreNeitherTakenNorTold() {
    String org = unique("XM-PROPS");
    String identifier = unique(org);
    String key = editorOf(org);
    Response stored =
        as(key)
            .contentType("application/json")
            .body(
                "{\"reportingOrg\":\""
                    + org
                    + "\",\"title\":{\"en\":\"x\"},\"status\":\"pipeline\",\"publication\":\"published\",\"plannedStart\":\"2025-01-01\",\"version\":99,\"revision\":99,"
                    + "\"formerConfirmations\":{\"TJ\":{\"state\":\"confirmed\"}},"
                    + "\"participations\":[{\"country\":\"KG\",\"confirmation\":{\"state\":\"confirmed\"},\"version\":99}]}")
            .put(at(identifier));

    assertThat(stored.statusCode()).as(stored.asString()).isEqualTo(201);
    assertThat(stored.<Integer>path("version")).isEqualTo(1);
    assertThat(stored.<String>path("participations[0].confirmation.state"))
        .isEqualTo("unconfirmed");
    assertThat(stored.<Object>path("formerConfirmations")).isNull();
    for (String member : List.of("id", "reportingOrganisationId", "kept", "createdBy", "hash")) {
      refused(
          as(key)
              .contentType("application/merge-patch+json")
              .header("If-Match", "*")
              .body("{\"" + member + "\":\"1\"}")
              .patch(at(identifier)),
          400,
          member);
    }
    assertThat(get("/api-keys").asString()).doesNotContain("hash", "pamir_test_key");
  }

  @Test
  void api4WhatCostsTooMuchIsRefusedBeforeItCosts() {
    refused(asAnyone().get("/projects?limit=1001"), 400, "limit");
    refused(asAnyone().get("/projects?q=" + "x".repeat(20_000)), 414);
    refused(asAnyone().header("X-Filler", "x".repeat(20_000)).get("/projects"), 431);
    refused(sending("[".repeat(5_000)).post("/projects"), 400);
    refused(sending("{\"title\":\"" + "x".repeat(5_000_000) + "\"}").post("/projects"), 413);
    assertThat(rows("show statement_timeout")).containsExactly("1min");
  }

  @Test
  void api5FunctionsOfAHubAdminAreNobodyElses() {
    String corridor = "{\"kind\":\"corridor\",\"name\":{\"en\":\"x\"}}";
    for (String key :
        List.of(
            editorOf(unique("XM-ANY")), key("\"roles\":[\"focal-point\"],\"country\":\"KG\""))) {
      refused(as(key).get("/api-keys"), 403);
      refused(as(key).get("/security-events"), 403);
      refused(
          as(key)
              .contentType("application/json")
              .body("{\"name\":\"x\",\"roles\":[\"hub-admin\"]}")
              .post("/api-keys"),
          403);
      refused(as(key).contentType("application/json").body(corridor).put("/groupings/X"), 403);
      // No other spelling of the address or the method gets past it.
      for (String path :
          List.of("/api-keys/", "/api-keys;x=1", "//api-keys", "/api%2dkeys", "/x/../api-keys")) {
        assertThat(as(key).get(path).statusCode()).as(path).isIn(403, 404, 400);
      }
      assertThat(
              as(key).header("X-HTTP-Method-Override", "DELETE").get("/groupings?q=x").statusCode())
          .isEqualTo(200);
    }
  }

  private static String key(String members) {
    return org.pamir.Register.key(members);
  }

  @Test
  void api6ACountrysSayIsNotToBeTakenByTheProcessThatAsksForIt() {
    Saved saved = aProject().in("KG", "TJ").save();
    String path = saved.path() + "/participations/";

    refused(
        asEditor(saved.reportingOrg()).contentType("application/json").post(path + "KG/confirm"),
        403);
    refused(asFocalPoint("TJ").contentType("application/json").post(path + "KG/confirm"), 403);
    refused(asAdmin().contentType("application/json").post(path + "KG/confirm"), 403);
    assertThat(get(path + "KG").<String>path("confirmation.state")).isEqualTo("unconfirmed");
  }

  @Test
  void api7NoAddressInWhatIsSentIsEverCalled() throws IOException {
    try (ServerSocket trap = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + trap.getLocalPort() + "/x";
      String id = unique("XM-SSRF");
      String activity =
          "<iati-activity><iati-identifier>"
              + id
              + "</iati-identifier><reporting-org ref=\"XM-SSRF\" type=\"40\"/><activity-status code=\"2\"/>"
              + "<recipient-country code=\"KG\"/><document-link url=\""
              + url
              + "\" format=\"text/html\"/></iati-activity>";
      for (String prologue :
          List.of(
              "<!DOCTYPE x SYSTEM \"" + url + "\">",
              "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + url + "\">]>",
              "<?xml-stylesheet href=\"" + url + "\"?>",
              "")) {
        asAdmin()
            .contentType("application/xml")
            .body(
                (prologue
                        + "<iati-activities version=\"2.03\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\""
                        + url
                        + "\">"
                        + activity
                        + "</iati-activities>")
                    .getBytes(StandardCharsets.UTF_8))
            .post("/imports");
      }
      trap.setSoTimeout(1_500);
      org.assertj.core.api.Assertions.assertThatThrownBy(trap::accept)
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void api8AnAnswerTellsNothingOfTheMachineAndIsSafeInABrowser() {
    Response error = refused(sending("{\"reportingOrg\":1}").post("/projects"), 400);

    assertThat(error.header("Server")).isNull();
    assertThat(error.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(error.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(
            asAnyone()
                .header("Origin", "https://evil.example")
                .get("/projects")
                .header("Access-Control-Allow-Origin"))
        .isNull();
    assertThat(given().request("TRACE", "/api/v1/projects").statusCode()).isIn(405, 404, 501);
    for (String path :
        List.of("/q/dev-ui", "/q/arc", "/.git/config", "/application.properties", "/META-INF/")) {
      refused(given().get(path), 404);
    }
  }

  @Test
  void api9WhatIsServedIsInTheDocumentAndNothingElse() throws IOException {
    TreeSet<String> documented = new TreeSet<>();
    JsonNode paths =
        new ObjectMapper(new YAMLFactory())
            .readTree(Path.of("openapi", "openapi.yaml").toFile())
            .get("paths");
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (method.matches("get|put|post|patch|delete")) {
                            documented.add(
                                method.toUpperCase() + " " + path.getKey().replaceAll("/$", ""));
                          }
                        }));
    TreeSet<String> served = new TreeSet<>();
    for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
      Class<?> type = bean.getBeanClass();
      jakarta.ws.rs.Path root = type.getAnnotation(jakarta.ws.rs.Path.class);
      if (root == null) {
        continue;
      }
      Arrays.stream(type.getMethods())
          .forEach(
              method ->
                  Arrays.stream(method.getAnnotations())
                      .map(
                          annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                      .filter(java.util.Objects::nonNull)
                      .forEach(
                          http -> {
                            var below = method.getAnnotation(jakarta.ws.rs.Path.class);
                            served.add(
                                http.value()
                                    + " "
                                    + ("/api/v1/"
                                            + root.value()
                                            + "/"
                                            + (below == null ? "" : below.value()))
                                        .replaceAll("/+", "/")
                                        .replaceAll("/$", ""));
                          }));
    }

    assertThat(served).isEqualTo(documented);
    for (String old :
        List.of("/api/projects", "/api/v0/projects", "/api/v2/projects", "/commitments")) {
      refused(given().get(old), 404);
    }
  }

  @Test
  void api10WhatOthersFilesHoldIsDataAndNothingMore() {
    String id = unique("XM-TRUST");
    String file =
        "<iati-activities version=\"2.03\"><iati-activity><iati-identifier>"
            + id
            + "</iati-identifier><reporting-org ref=\"XM-TRUST\" type=\"40\"/>"
            + "<title><narrative xml:lang=\"en\">&lt;script&gt;alert(1)&lt;/script&gt; '; drop table project; --</narrative></title>"
            + "<activity-status code=\"2\"/><recipient-country code=\"KG\"/></iati-activity></iati-activities>";
    Response taken =
        asAdmin()
            .contentType("application/xml")
            .body(file.getBytes(StandardCharsets.UTF_8))
            .post("/imports");
    assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(202);

    Response read = get(at(id));
    for (int i = 0; i < 100 && read.statusCode() == 404; i++) {
      read = get(at(id));
    }

    assertThat(read.<String>path("title.en"))
        .startsWith("<script>")
        .endsWith("drop table project; --");
    assertThat(read.contentType()).startsWith("application/json");
    assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
    String bomb =
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><iati-activities version=\"2.03\">&b;</iati-activities>";
    Response refusedOrFailed =
        asAdmin()
            .contentType("application/xml")
            .body(bomb.getBytes(StandardCharsets.UTF_8))
            .post("/imports");
    assertThat(refusedOrFailed.statusCode()).isIn(400, 202);
    assertThat(
            rows("select count(*) from project where document::text like '%aaaaaaaaaaaaaaaaaaaa%'"))
        .containsExactly("0");
  }
}
