package org.pamir;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** What every problem answer has in common. */
public final class Refusals {

  private Refusals() {}

  /** A problem of this status in the one shape, whose violations name these fields. */
  public static Response refused(Response answer, int status, String... fields) {
    String text = answer.asString();
    assertThat(answer.statusCode()).as(text).isEqualTo(status);
    assertThat(answer.contentType()).as(text).startsWith("application/problem+json");
    Map<String, Object> problem = answer.jsonPath().getMap("$");
    assertThat(problem).containsKeys("type", "title", "status", "detail", "instance", "traceId");
    assertThat(problem.get("type").toString()).startsWith("/problems/");
    assertThat(problem.get("status")).isEqualTo(status);
    assertThat(problem.get("title").toString()).isNotBlank();
    assertThat(problem.get("detail").toString()).isNotBlank();
    assertThat(problem.get("traceId").toString()).matches("[0-9a-f]{32}");
    assertThat(text).doesNotContain("org.pamir", "java.", "jackson", "hibernate", "SQL", "vertx");
    if (fields.length > 0) {
      List<String> named = answer.jsonPath().getList("violations.field");
      assertThat(named).as(text).contains(fields);
      List<String> messages = answer.jsonPath().getList("violations.message");
      assertThat(messages).allSatisfy(message -> assertThat(message).isNotBlank());
    }
    return answer;
  }
}
