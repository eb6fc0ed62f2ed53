package org.pamir;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.pamir.database.TestDatabase;

/** The vocabulary of the tests: the register as its callers see it, over HTTP. */
@io.quarkus.test.common.QuarkusTestResource(TestDatabase.class)
public final class Register {

  /** The hub-admin key that the test profile admits. */
  public static final String KEY = "pamir_test_key_0123456789";

  private static final String API = "/api/v1";

  private Register() {}

  /** A request of a hub-admin. Paths are sent as they are written: encode segments first. */
  public static RequestSpecification asAdmin() {
    return asAnyone().header("Authorization", "Bearer " + KEY);
  }

  /** A request with this key. */
  public static RequestSpecification as(String key) {
    return asAnyone().header("Authorization", "Bearer " + key);
  }

  /** A request of a focal point of this country. */
  public static RequestSpecification asFocalPoint(String country) {
    return as(key("\"roles\": [\"focal-point\"], \"country\": \"" + country + "\""));
  }

  /** A request of an editor of this organisation. */
  public static RequestSpecification asEditor(String organisation) {
    return as(editorOf(organisation));
  }

  /** A new key of an editor. */
  public static String editorOf(String organisation) {
    return key("\"roles\": [\"editor\"], \"organisation\": \"" + organisation + "\"");
  }

  /** A new key with these members. */
  public static String key(String members) {
    return sending("{\"name\": \"a test\", " + members + "}")
        .post("/api-keys")
        .then()
        .statusCode(201)
        .extract()
        .path("key");
  }

  /** A request without a key. */
  public static RequestSpecification asAnyone() {
    return given().urlEncodingEnabled(false).basePath(API);
  }

  /** A request of a hub-admin with this JSON as it stands. */
  public static RequestSpecification sending(String json) {
    return asAdmin().contentType("application/json").body(json.getBytes(StandardCharsets.UTF_8));
  }

  /** A merge patch of a hub-admin against this version. */
  public static RequestSpecification patching(String etag, String json) {
    return asAdmin()
        .contentType("application/merge-patch+json")
        .header("If-Match", etag)
        .body(json.getBytes(StandardCharsets.UTF_8));
  }

  /** What is at this address now. */
  public static Response get(String path) {
    return asAdmin().get(path);
  }

  /** The address of a project below the base path. */
  public static String at(String identifier) {
    return "/projects/" + segment(identifier);
  }

  /** A path segment, percent-encoded as RFC 3986 has it. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A name that no other test uses. */
  public static String unique(String prefix) {
    return prefix + "-" + UUID.randomUUID().toString().substring(0, 13);
  }

  /** A published project in one country that is complete as it is. */
  public static ProjectDraft aProject() {
    return new ProjectDraft();
  }
}
