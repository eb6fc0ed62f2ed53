package org.pamir.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.at;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pamir.Register;
import org.pamir.RegisterTest;

/** Bodies that are no JSON, not the right JSON, or too much of it. */
@QuarkusTest
class BadBodyTest extends RegisterTest.StoresNothing {

  private static final String START =
      "{\"reportingOrg\":\"XM-BAD\",\"title\":{\"en\":\"x\"},\"status\":\"pipeline\"";

  private static Response put(String json) {
    return sending(json).put(at(unique("XM-BAD")));
  }

  private static Response put(byte[] body) {
    return asAdmin().contentType("application/json").body(body).put(at(unique("XM-BAD")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"title\":", "{title: 1}", "{'a':'b'}", "[", "}", "abc", "{\"a\":1,}", "\u0001"})
  void refusesMalformedJson(String json) {
    refused(put(json), 400, "body");
  }

  @Test
  void refusesMalformedJsonInsideAProject() {
    refused(put(START + ",\"plannedStart\":2025-01-01}"), 400);
  }

  @Test
  void refusesAnEmptyBody() {
    refused(put(""), 400);
  }

  @Test
  void refusesNullInPlaceOfAnObject() {
    refused(put("null"), 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{}]", "1", "true", "\"text\""})
  void refusesAnythingButAnObject(String json) {
    refused(put(json), 400, "body");
  }

  @Test
  void refusesAnArrayAsAMergePatch() {
    refused(Register.patching("*", "[]").patch(at("XM-NOT-THERE")), 404);
  }

  @Test
  void refusesWrongTypes() {
    refused(
        put("{\"reportingOrg\":1,\"title\":{\"en\":\"x\"},\"status\":\"pipeline\"}"),
        400,
        "reportingOrg");
    refused(put(START + ",\"hierarchy\":\"1\"}"), 400, "hierarchy");
    refused(put(START + ",\"hierarchy\":1.5}"), 400, "hierarchy");
    refused(put(START + ",\"humanitarian\":\"true\"}"), 400, "humanitarian");
    refused(put(START + ",\"humanitarian\":1}"), 400, "humanitarian");
    refused(put(START + ",\"humanitarian\":\"\"}"), 400, "humanitarian");
    refused(put(START + ",\"humanitarian\":\" \\t\"}"), 400, "humanitarian");
    refused(put(START + ",\"hierarchy\":\" \"}"), 400, "hierarchy");
    refused(put(START + ",\"sectors\":{}}"), 400, "sectors");
    refused(put(START + ",\"themes\":\"water\"}"), 400, "themes");
    refused(
        put(START + ",\"participations\":[{\"country\":\"KG\",\"share\":\"50\"}]}"),
        400,
        "participations[0].share");
    refused(put("{\"reportingOrg\":\"A\",\"title\":\"x\",\"status\":\"pipeline\"}"), 400, "title");
    refused(
        put("{\"reportingOrg\":\"A\",\"title\":{\"en\":1},\"status\":\"pipeline\"}"),
        400,
        "title.en");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2025-13-01\"",
        "\"2025-02-30\"",
        "\"01.02.2025\"",
        "\"\"",
        "20250101",
        "[2025,1,1]",
        "\"2025-01-01T00:00:00Z\"",
        "\"+999999999-01-01\"",
        "\"-0001-01-01\"",
        "true"
      })
  void refusesWhatIsNoDate(String date) {
    refused(put(START + ",\"plannedStart\":" + date + "}"), 400, "plannedStart");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"yesterday\"", "1767225600", "\"2026-01-01\"", "1.5", "\"\""})
  void refusesWhatIsNoInstant(String instant) {
    refused(put(START + ",\"updatedByReporter\":" + instant + "}"), 400, "updatedByReporter");
  }

  @Test
  void refusesUnknownMembers() {
    refused(put(START + ",\"titel\":\"x\"}"), 400, "titel");
    refused(
        put(START + ",\"sectors\":[{\"code\":\"14015\",\"percent\":100}]}"),
        400,
        "sectors[0].percent");
  }

  @Test
  void refusesTheSameMemberTwice() {
    refused(put(START + ",\"status\":\"closed\"}"), 400);
    refused(
        put(
            "{\"reportingOrg\":\"A\",\"title\":{\"en\":\"x\",\"en\":\"y\"},\"status\":\"pipeline\"}"),
        400);
  }

  @Test
  void refusesWhatComesAfterTheBody() {
    refused(put(START + "} {}"), 400, "body");
    refused(put(START + "}]"), 400);
    refused(put(START + "} garbage"), 400);
  }

  @Test
  void refusesNumbersBeyondReason() {
    String part = START + ",\"participations\":[{\"country\":\"KG\",\"share\":%s}]}";
    refused(put(part.formatted("1e999999999")), 400, "participations[0].share");
    refused(put(part.formatted("1e-999999999")), 400, "participations[0].share");
    refused(put(part.formatted("9".repeat(60))), 400);
    refused(put(part.formatted("1e99999999999")), 400);
    refused(put(part.formatted("NaN")), 400);
    refused(put(part.formatted("Infinity")), 400);
    refused(put(START + ",\"hierarchy\":1e999999999}"), 400);
    refused(put(START + ",\"hierarchy\":99999999999999999999}"), 400);
  }

  @Test
  void refusesJsonNestedFiveThousandDeep() {
    refused(put("[".repeat(5_000) + "]".repeat(5_000)), 400);
    refused(put("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)), 400);
    refused(put(START + ",\"title\":" + "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_001)), 400);
  }

  @Test
  void refusesAMergePatchNestedFiveThousandDeep() {
    refused(
        Register.patching("*", "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000))
            .patch(at("XM-NOT-THERE")),
        400);
  }

  @Test
  void refusesNulCharactersInTexts() {
    String nul = "\\u0000";
    refused(
        put("{\"reportingOrg\":\"A" + nul + "\",\"title\":{\"en\":\"x\"},\"status\":\"pipeline\"}"),
        400,
        "reportingOrg");
    refused(
        put("{\"reportingOrg\":\"A\",\"title\":{\"en\":\"x" + nul + "\"},\"status\":\"pipeline\"}"),
        400,
        "title.en");
    refused(put(START + ",\"identifier\":\"X" + nul + "\"}"), 400, "identifier");
  }

  @Test
  void refusesNulCharactersInTheNamesOfMembers() {
    String nul = "\\u0000";
    refused(
        put("{\"reportingOrg\":\"A\",\"title\":{\"e" + nul + "\":\"x\"},\"status\":\"pipeline\"}"),
        400);
    refused(
        put(
            START
                + ",\"organisations\":[{\"role\":\"funding\",\"name\":{\"e"
                + nul
                + "\":\"x\"}}]}"),
        400);
    refused(put(START + ",\"locations\":[{\"name\":{\"e" + nul + "\":\"x\"}}]}"), 400);
  }

  @Test
  void refusesLoneSurrogates() {
    refused(
        put("{\"reportingOrg\":\"A\",\"title\":{\"en\":\"x\\ud83d\"},\"status\":\"pipeline\"}"),
        400,
        "title.en");
    refused(
        put(START + ",\"organisations\":[{\"role\":\"funding\",\"name\":{\"\\udc00\":\"x\"}}]}"),
        400);
  }

  @Test
  void refusesBodiesThatAreNotUtf8() {
    byte[] latin = (START + ",\"scope\":\"é\"}").getBytes(StandardCharsets.ISO_8859_1);
    refused(put(latin), 400);
    refused(put(new byte[] {0, 0, 0, 0x41, 0x7f, 0x7f, 0x7f, 0x7f}), 400);
    refused(put(new byte[] {(byte) 0xff, (byte) 0xfe, 0x41, 0, 0x00, (byte) 0xd8}), 400);
  }

  @Test
  void refusesBodiesOfTenMegabytes() {
    String json = START + ",\"scope\":\"" + "x".repeat(10_000_000) + "\"}";
    refused(put(json), 413);
    refused(
        asAdmin()
            .contentType("application/json")
            .body(json.getBytes(StandardCharsets.UTF_8))
            .post("/projects"),
        413);
  }

  @Test
  void refusesChunkedBodiesOfTenMegabytes() throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://localhost:" + io.restassured.RestAssured.port + "/api/v1/projects")
                .toURL()
                .openConnection();
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Authorization", "Bearer " + Register.KEY);
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setChunkedStreamingMode(100_000);
    connection.setDoOutput(true);
    try (var out = connection.getOutputStream()) {
      out.write(START.getBytes(StandardCharsets.UTF_8));
      byte[] spaces = " ".repeat(100_000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 100; i++) {
        out.write(spaces);
      }
    }
    assertThat(connection.getResponseCode()).isEqualTo(413);
    assertThat(connection.getContentType()).startsWith("application/problem+json");
    try (InputStream body = connection.getErrorStream()) {
      assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
          .contains("/problems/too-large");
    }
  }

  @Test
  void refusesAnyOtherContentType() {
    refused(asAdmin().contentType("text/plain").body("{}").put(at(unique("XM-BAD"))), 415);
    refused(asAdmin().contentType("application/xml").body("<a/>").post("/projects"), 415);
    refused(
        asAdmin()
            .contentType("application/json")
            .header("If-Match", "*")
            .body("{}")
            .patch(at("XM-NOT-THERE")),
        415);
  }
}
