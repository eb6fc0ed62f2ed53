package org.pamir.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.at;
import static org.pamir.Register.get;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pamir.ProjectDraft;
import org.pamir.RegisterTest;

/** Agencies choose their identifiers freely; published ones hold slashes, spaces and worse. */
@QuarkusTest
class ProjectIdentifierTest extends RegisterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "a/b/c",
        "a b",
        "100%",
        "%2F",
        "%25",
        "ПРОЕКТ-№1",
        "a+b",
        "..",
        "a/../b",
        "./x",
        "~x",
        "a;b=c",
        "a?b",
        "a#b",
        "a&b",
        "{x}",
        "a:b",
        "a@b",
        "a\\b",
        "a\"b",
        "a|b",
        "<a>",
        "水",
        "💧",
        "a,b",
        "*",
        "a'b",
        "-",
        "//",
        "a=b"
      })
  void anIdentifierMayHoldAnything(String sign) {
    String identifier = unique("XM") + sign;
    ProjectDraft draft = aProject().called(identifier);
    Response created = draft.put();
    assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
    assertThat(created.<String>path("identifier")).isEqualTo(identifier);

    String place = URI.create(created.header("Location")).getRawPath();
    assertThat(place).isEqualTo("/api/v1" + at(identifier));
    assertThat(RestAssured.given().urlEncodingEnabled(false).get(place).<String>path("identifier"))
        .isEqualTo(identifier);

    Response commitment =
        sending(
                """
                {"kind":"commitment","direction":"outgoing","valueDate":"2025-01-01",
                 "value":{"amount":1,"currency":"USD"}}""")
            .post(at(identifier) + "/commitments");
    assertThat(commitment.statusCode()).as(commitment.asString()).isEqualTo(201);
    assertThat(commitment.<String>path("project")).isEqualTo(identifier);
    String below = URI.create(commitment.header("Location")).getRawPath();
    assertThat(RestAssured.given().urlEncodingEnabled(false).get(below).statusCode())
        .isEqualTo(200);

    Response participation = sending("{}").put(at(identifier) + "/participations/TJ");
    assertThat(participation.statusCode()).as(participation.asString()).isEqualTo(201);
    assertThat(URI.create(participation.header("Location")).getRawPath())
        .isEqualTo("/api/v1" + at(identifier) + "/participations/TJ");
    assertThat(get(at(identifier) + "/participations/TJ").statusCode()).isEqualTo(200);
    assertThat(asAdmin().header("If-Match", "*").delete(at(identifier)).statusCode())
        .isEqualTo(204);
  }

  @Test
  void aPlusInAPathIsAPlus() {
    String identifier = unique("XM") + "+1";
    aProject().called(identifier).save();

    assertThat(asAnyone().get("/projects/" + identifier).<String>path("identifier"))
        .isEqualTo(identifier);
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", " ", " x", "x ", "x\\ny", "x\\u007f"})
  void refusesIdentifiersThatNoAddressCanHold(String identifier) {
    refused(
        sending(
                """
                {"identifier":"%s","reportingOrg":"A","title":{"en":"x"},"status":"pipeline"}"""
                    .formatted(identifier))
            .post("/projects"),
        400,
        "identifier");
  }

  @Test
  void refusesAnIdentifierOfMoreThanFiveHundredCharacters() {
    refused(aProject().called("X".repeat(501)).put(), 400, "identifier");
    assertThat(aProject().called(unique("X") + "Я".repeat(480)).put().statusCode()).isEqualTo(201);
  }

  @Test
  void refusesABodyOfAnotherIdentifierThanThePath() {
    refused(aProject().with("identifier", "XM-OTHER").put(), 400, "identifier");
    refused(get(at("XM-OTHER")), 404);
  }
}
