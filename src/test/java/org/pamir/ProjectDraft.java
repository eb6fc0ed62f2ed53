package org.pamir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.at;
import static org.pamir.Register.unique;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A project in the making; a test states only what matters to it. */
public final class ProjectDraft {

  private final Map<String, Object> members = new LinkedHashMap<>();
  private final List<Map<String, Object>> commitments = new ArrayList<>();
  private String identifier = unique("XM-TEST");

  ProjectDraft() {
    members.put("reportingOrg", unique("XM-ORG"));
    members.put("title", Map.of("en", "A project of a test"));
    members.put("status", "implementation");
    members.put("publication", "published");
    members.put("plannedStart", "2025-01-01");
    in("KG");
  }

  public ProjectDraft called(String name) {
    identifier = name;
    return this;
  }

  public ProjectDraft reportedBy(String ref) {
    return with("reportingOrg", ref);
  }

  /** The member as given; null leaves it out. */
  public ProjectDraft with(String member, Object value) {
    if (value == null) {
      members.remove(member);
    } else {
      members.put(member, value);
    }
    return this;
  }

  public ProjectDraft draft() {
    return with("publication", "draft");
  }

  /** These countries, without shares. */
  public ProjectDraft in(String... countries) {
    List<Map<String, Object>> parts = new ArrayList<>();
    for (String country : countries) {
      parts.add(Map.of("country", country));
    }
    return with("participations", parts);
  }

  /** These countries, with equal shares. */
  public ProjectDraft crossBorder(String... countries) {
    List<Map<String, Object>> parts = new ArrayList<>();
    for (String country : countries) {
      parts.add(Map.of("country", country, "share", 100 / countries.length));
    }
    return with("participations", parts);
  }

  public ProjectDraft titled(String language, String text) {
    return with("title", Map.of(language, text));
  }

  public ProjectDraft withOrganisation(String role, String ref) {
    return with("organisations", List.of(Map.of("role", role, "ref", ref)));
  }

  public ProjectDraft withCommitment(String currency, long amount) {
    commitments.add(
        Map.of(
            "kind", "commitment",
            "direction", "outgoing",
            "valueDate", "2020-06-30",
            "value", Map.of("amount", new BigDecimal(amount), "currency", currency)));
    return this;
  }

  public String identifier() {
    return identifier;
  }

  public Map<String, Object> body() {
    return Map.copyOf(members);
  }

  /** What a PUT of it answers, whatever that is. */
  public Response put() {
    return asAdmin().contentType("application/json").body(members).put(at(identifier));
  }

  /** What a PUT of it with this request answers. */
  public Response putBy(RequestSpecification caller) {
    return caller.contentType("application/json").body(members).put(at(identifier));
  }

  /** What a PUT of it over this version answers. */
  public Response putOver(String etag) {
    return asAdmin()
        .contentType("application/json")
        .header("If-Match", etag)
        .body(members)
        .put(at(identifier));
  }

  /** Registers it with its commitments. */
  public Saved save() {
    Response answer = put();
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    List<String> ids = new ArrayList<>();
    for (Map<String, Object> commitment : commitments) {
      Response added =
          asAdmin()
              .contentType("application/json")
              .body(commitment)
              .post(at(identifier) + "/commitments");
      assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
      ids.add(added.path("id"));
    }
    return new Saved(
        identifier, (String) members.get("reportingOrg"), answer.header("ETag"), ids, answer);
  }

  /**
   * A project that is in the register.
   *
   * @param etag of the version that was saved
   * @param commitments their ids
   */
  public record Saved(
      String identifier,
      String reportingOrg,
      String etag,
      List<String> commitments,
      Response answer) {

    public String path() {
      return at(identifier);
    }
  }
}
