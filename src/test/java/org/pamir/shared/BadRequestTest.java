package org.pamir.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.at;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pamir.RegisterTest;

/** Request lines, headers and parameters that the register cannot take. */
@QuarkusTest
class BadRequestTest extends RegisterTest.StoresNothing {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/projects",
        "/participations",
        "/commitments",
        "/disbursements",
        "/budgets",
        "/planned-disbursements",
        "/organisations",
        "/countries",
        "/sdgs",
        "/sectors",
        "/themes",
        "/currencies",
        "/codelists",
        "/exchange-rates"
      })
  void refusesUnknownParameters(String path) {
    refused(asAnyone().get(path + "?contry=KG"), 400, "contry");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "country=XX",
        "country=kg",
        "country=",
        "country=KG,,TJ",
        "countries=some",
        "region=1",
        "crossBorder=yes",
        "status=open",
        "sdg=18",
        "sdg=six",
        "target=6.99",
        "sector=14015%25",
        "theme=unicorns",
        "participation=maybe",
        "publication=secret",
        "humanitarian=1",
        "from=2025",
        "from=%2B999999999-01-01",
        "to=31.12.2025",
        "updatedSince=2025-01-01",
        "updatedSince=%2B1000000000-12-31T23:59:59Z",
        "minCommittedUsd=much",
        "maxCommittedUsd=1e999999999",
        "minCommittedUsd=NaN",
        "bbox=1,2,3",
        "bbox=NaN,1,2,3",
        "bbox=9,9,1,1",
        "sort=colour",
        "sort=",
        "limit=0",
        "limit=1001",
        "limit=ten",
        "limit=-1",
        "cursor=garbage",
        "cursor=!!",
        "fields=secret",
        "fields=",
        "include=everything",
        "lang=english",
        "lang=%D1%80"
      })
  void refusesParametersThatAreNotUnderstood(String parameter) {
    refused(
        asAnyone().get("/projects?" + parameter),
        400,
        parameter.substring(0, parameter.indexOf('=')));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c3RhcnQKbm93CmE", // start, now, a
        "c3RhcnQKMjAyNS0wMS0wMQ", // start, 2025-01-01
        "aWRlbnRpZmllcgphCmI" // identifier, a, b: of another sort
      })
  void refusesCursorsThatThisListNeverGave(String cursor) {
    refused(asAnyone().get("/projects?sort=start&cursor=" + cursor), 400, "cursor");
    refused(asAnyone().get("/commitments?cursor=" + cursor), 400, "cursor");
  }

  @Test
  void refusesACursorWithAValueThatIsNoDateOrNoKey() {
    refused(asAnyone().get("/commitments?cursor=" + cursor("valueDate\nnow\nx")), 400, "cursor");
    refused(
        asAnyone().get("/commitments?cursor=" + cursor("valueDate\n2025-01-01\nx")), 400, "cursor");
    refused(
        asAnyone().get("/commitments?sort=amount&cursor=" + cursor("amount\nmuch\nx")),
        400,
        "cursor");
    refused(
        asAnyone().get("/projects?sort=updatedAt&cursor=" + cursor("updatedAt\n99999999\nx")),
        400,
        "cursor");
  }

  private static String cursor(String text) {
    return java.util.Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/projects?q=a%00b", "/projects?reportingOrg=%00", "/projects?grouping=%00",
        "/projects?country=%00", "/organisations?q=%00", "/organisations?type=%00",
        "/organisations?country=%00", "/commitments?provider=%00", "/commitments?receiver=%00",
        "/exchange-rates?currency=%00", "/projects?lang=%00", "/projects?fields=%00",
        "/projects?cursor=%00", "/participations?funder=%00"
      })
  void refusesNulCharactersInParameters(String path) {
    String name = path.substring(path.indexOf('?') + 1, path.indexOf('='));
    refused(asAnyone().get(path), 400, name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/projects/XM%00",
        "/projects/XM%00/commitments",
        "/projects/%00/shares",
        "/organisations/%00",
        "/projects/XM/participations/%00",
        "/codelists/%00",
        "/countries/%00"
      })
  void refusesNulCharactersInPaths(String path) {
    refused(asAdmin().get(path), 400);
  }

  @Test
  void refusesToRegisterUnderANulCharacter() {
    refused(
        asAdmin()
            .contentType("application/json")
            .body("{\"reportingOrg\":\"A\",\"title\":{\"en\":\"x\"},\"status\":\"pipeline\"}")
            .put("/projects/XM%00"),
        400,
        "path");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/projects?country=KG,XX", "/commitments?kind=gift", "/commitments?currency=euro",
        "/commitments?valueFrom=now", "/disbursements?kind=pledge", "/exchange-rates?from=now",
        "/organisations?limit=x", "/commitments?sort=colour", "/countries?hub=perhaps",
        "/commitments?valueTo=%2B999999999-12-31", "/exchange-rates?to=%2B999999999-12-31"
      })
  void refusesParametersOfOtherListsThatAreNotUnderstood(String path) {
    String name = path.substring(path.indexOf('?') + 1, path.indexOf('='));
    refused(asAnyone().get(path), 400, name);
  }

  @Test
  void refusesAcceptOfWhatIsNotServed() {
    refused(asAnyone().accept("image/png").get("/projects"), 406);
    refused(asAnyone().accept("image/png").get("/countries/KG"), 406);
  }

  @Test
  void refusesOtherMethodsAndNamesThoseThereAre() {
    Response answer = refused(asAdmin().delete("/projects"), 405);
    assertThat(answer.header("Allow")).contains("GET", "POST");
    assertThat(refused(asAdmin().post(at("XM-1")), 405).header("Allow"))
        .contains("GET", "PUT", "PATCH", "DELETE");
    assertThat(refused(asAdmin().put("/countries"), 405).header("Allow")).contains("GET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/project",
        "/projects/XM/nothing",
        "/",
        "/projects/XM/commitments/not-a-uuid",
        "/projects/XM/commitments/00000000-0000-0000-0000-000000000000",
        "/sdgs/0",
        "/sdgs/six",
        "/countries/XX",
        "/codelists/Nothing",
        "/organisations/XX-NOT-THERE",
        "/projects/XM"
      })
  void findsNothingWhereNothingIs(String path) {
    Response answer = refused(asAnyone().get(path), 404);
    assertThat(answer.<String>path("instance")).isEqualTo("/api/v1" + path);
  }

  @Test
  void findsNothingOutsideTheApiEither() {
    refused(asAnyone().basePath("/").get("/nothing/here"), 404);
  }

  @Test
  void refusesAnAddressThatIsTooLong() throws IOException {
    refusedRaw(
        "GET /api/v1/projects?q=" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n", 414);
  }

  @Test
  void refusesHeadersThatAreTooLong() throws IOException {
    refusedRaw(
        "GET /api/v1/projects HTTP/1.1\r\nHost: a\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n",
        431);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/projects/%zz",
        "/api/v1/projects/%",
        "/api/v1/projects?q=%zz",
        "/api/v1/projects?q=%u0041",
        "/api/v1/projects?q=a|b",
        "/api/v1/projects?q={a}",
        "/api/v1/projects/a|b"
      })
  void refusesAddressesThatAreNotPercentEncoded(String path) throws IOException {
    refusedRaw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "json", "\u00e9", "text/csv, /"})
  void refusesMediaTypesThatAreNone(String type) throws IOException {
    for (String header : List.of("Accept", "Content-Type")) {
      refusedRaw(
          "GET /api/v1/projects HTTP/1.1\r\nHost: a\r\n" + header + ": " + type + "\r\n\r\n", 400);
    }
  }

  @Test
  void refusesCursorsOfListsThatAreSortedAlikeAndKeyedOtherwise() {
    String cursor =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                "valueDate\n2025-06-30\n01a2126d-2e6c-7d9a-8f13-eb5678b2e1b2"
                    .getBytes(StandardCharsets.UTF_8));
    refused(asAnyone().get("/flows?cursor=" + cursor), 400, "cursor");
  }

  @Test
  void refusesABodyInPiecesThatHasNone() throws IOException {
    refusedRaw(
        "POST /api/v1/projects HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer pamir_test_key_0123456789\r\n"
            + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        400);
  }

  @Test
  void refusesAFileWithoutAMediaType() throws IOException {
    refusedRaw(
        "POST /api/v1/imports HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer pamir_test_key_0123456789\r\n"
            + "Content-Length: 4\r\n\r\n<a/>",
        415);
  }

  @Test
  void answersClientsOfHttp10ThatNameAHost() throws IOException {
    assertThat(raw("GET /api/v1/sdgs/6 HTTP/1.0\r\nHost: a\r\n\r\n")).startsWith("HTTP/1.0 200");
    refusedRaw("GET /api/v1/sdgs/6 HTTP/1.0\r\n\r\n", 400);
  }

  @Test
  void answersClientsOfHttp2() throws Exception {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/api/v1/projects?limit=1"))
            .build();
    HttpRequest write =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/api/v1/projects"))
            .header("Authorization", "Bearer pamir_test_key_0123456789")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"status\": \"closed\"}"))
            .build();
    for (int i = 0; i < 20; i++) {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      HttpResponse<String> refused = http.send(write, HttpResponse.BodyHandlers.ofString());
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
      assertThat(refused.body()).contains("reportingOrg");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked, gzip",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Host: b\r\nContent-Length: 2"
      })
  void closesTheConnectionOfARequestWhoseEndIsNotSure(String header) throws IOException {
    String second = "GET /api/v1/sdgs/6 HTTP/1.1\r\nHost: a\r\n\r\n";
    String answer =
        raw(
            "POST /api/v1/projects HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                + header
                + "\r\n\r\n"
                + second);
    // One that breaks off by itself, as its body is none, may be closed without a word.
    assertThat(answer).matches("(?s)(HTTP/1.1 400.*application/problem\\+json.*)?");
    assertThat(answer.split("HTTP/1.1 ", -1)).as(answer).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void takesAnEmptyAcceptForNone() throws IOException {
    assertThat(
            raw("GET /api/v1/sdgs/6 HTTP/1.1\r\nHost: a\r\nAccept: \r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void readsTheSameCodeTwiceAsOnce() {
    for (String list : List.of("projects", "participations", "statistics/funding")) {
      asAnyone()
          .get(
              "/"
                  + list
                  + "?implementer=XM-1,XM-1&funder=XM-1,XM-1&country=KG,KG&sdg=6,6&sector=140,140")
          .then()
          .statusCode(200);
    }
    for (String list : List.of("commitments", "disbursements")) {
      asAnyone().get("/" + list + "?provider=XM-1,XM-1&receiver=XM-1,XM-1").then().statusCode(200);
    }
  }

  /** The server closes the connection before anything of the register runs. */
  @Test
  void refusesARequestLineThatIsNone() throws IOException {
    assertThat(raw("HELLO\r\n\r\n")).startsWith("HTTP/1.0 400");
  }

  @Test
  void refusesAnUnknownTransferEncoding() throws IOException {
    refusedRaw(
        "POST /api/v1/projects HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            + "Authorization: Bearer pamir_test_key_0123456789\r\n"
            + "Transfer-Encoding: xchunked\r\nConnection: close\r\n\r\n{}",
        400);
  }

  private static void refusedRaw(String request, Integer... statuses) throws IOException {
    String answer = raw(request);
    assertThat(answer).matches("(?s)HTTP/1\\.[01] \\d{3} .*");
    assertThat(statuses).as(answer).contains(Integer.valueOf(answer.substring(9, 12)));
    assertThat(answer).contains("application/problem+json", "\"type\":\"/problems/");
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      byte[] buffer = new byte[8_000];
      StringBuilder answer = new StringBuilder();
      int n;
      while ((n = socket.getInputStream().read(buffer)) > 0) {
        answer.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        if (answer.indexOf("traceId") > 0 || answer.indexOf("content-length: 0") > 0) {
          break;
        }
      }
      return answer.toString();
    }
  }
}
