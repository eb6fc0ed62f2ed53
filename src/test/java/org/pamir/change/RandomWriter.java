package org.pamir.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.at;
import static org.pamir.Register.patching;
import static org.pamir.Register.sending;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes projects and their money over HTTP, anything that comes to its mind. */
public final class RandomWriter {

  private static final List<String> LISTS =
      List.of("commitments", "disbursements", "budgets", "planned-disbursements");
  private static final List<String> COUNTRIES = List.of("KG", "TJ", "UZ", "KZ");

  private final String org;
  private final String name;
  private final Random random;
  private final List<String> projects = new ArrayList<>();
  private final Map<String, List<String>> rows = new HashMap<>();

  public RandomWriter(String org, int number) {
    this.org = org;
    this.name = org + "-W" + number;
    this.random = new Random(name.hashCode());
  }

  public int writeUntil(long nanos) {
    int writes = 0;
    while (System.nanoTime() < nanos) {
      write();
      writes++;
    }
    return writes;
  }

  void write() {
    if (projects.size() < 3 || random.nextInt(12) == 0) {
      String identifier = name + "-" + projects.size() + "-" + random.nextInt(1_000_000);
      good(sending(project()).put(at(identifier)));
      projects.add(identifier);
      return;
    }
    String project = projects.get(random.nextInt(projects.size()));
    switch (random.nextInt(8)) {
      case 0 -> good(sending(project()).header("If-Match", "*").put(at(project)));
      case 1 ->
          good(
              patching("*", "{\"publication\":\"" + any("draft", "published", "withdrawn") + "\"}")
                  .patch(at(project)));
      case 2 -> {
        asAdmin().header("If-Match", "*").delete(at(project)).then().statusCode(204);
        if (asAdmin().get(at(project)).statusCode() == 404) {
          projects.remove(project);
          rows.keySet().removeIf(list -> list.startsWith(at(project) + "/"));
        }
      }
      case 3 -> change(project, true);
      case 4 -> change(project, false);
      default -> add(project);
    }
  }

  private void add(String project) {
    String list = at(project) + "/" + LISTS.get(random.nextInt(LISTS.size()));
    Response made = good(sending(row(list)).post(list));
    rows.computeIfAbsent(list, key -> new ArrayList<>()).add(made.path("id"));
  }

  private void change(String project, boolean delete) {
    String list = at(project) + "/" + LISTS.get(random.nextInt(LISTS.size()));
    List<String> ids = rows.getOrDefault(list, List.of());
    if (ids.isEmpty()) {
      add(project);
      return;
    }
    String id = ids.get(random.nextInt(ids.size()));
    if (delete) {
      asAdmin().header("If-Match", "*").delete(list + "/" + id).then().statusCode(204);
      ids.remove(id);
    } else {
      good(sending(row(list)).header("If-Match", "*").put(list + "/" + id));
    }
  }

  private String project() {
    return """
        {"reportingOrg": "%s", "title": {"en": "Project %d"}, "status": "%s", "publication": "%s",
         "plannedStart": "2025-01-01", "themes": ["%s"], "participations": [{"country": "%s"}]}"""
        .formatted(
            org,
            random.nextInt(1000),
            any("pipeline", "implementation", "closed"),
            any("draft", "published", "published"),
            any("water", "glaciers"),
            any(COUNTRIES.toArray(String[]::new)));
  }

  private String row(String list) {
    String value =
        "\"value\": {\"amount\": %d.%02d, \"currency\": \"%s\"}"
            .formatted(random.nextInt(5000), random.nextInt(100), any("USD", "EUR", "KGS"));
    if (list.endsWith("/commitments")) {
      return "{\"kind\": \"commitment\", \"direction\": \"outgoing\", \"valueDate\": \"2024-03-31\", "
          + value
          + "}";
    }
    if (list.endsWith("/disbursements")) {
      return "{\"kind\": \"disbursement\", \"valueDate\": \"2024-06-30\", " + value + "}";
    }
    int year = 2000 + random.nextInt(90);
    return "{\"type\": \"original\", \"periodStart\": \"%d-01-01\", \"periodEnd\": \"%d-12-31\", %s%s}"
        .formatted(
            year, year, list.endsWith("/budgets") ? "\"status\": \"committed\", " : "", value);
  }

  private String any(String... words) {
    return words[random.nextInt(words.length)];
  }

  private static Response good(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 201);
    return answer;
  }
}
