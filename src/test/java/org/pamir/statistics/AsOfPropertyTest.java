package org.pamir.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.sending;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.config.JsonPathConfig;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pamir.RegisterTest;
import org.pamir.database.TestDatabase;

/**
 * Random histories: what was answered at each revision is answered again as of its time, to the
 * letter, whatever was written since.
 *
 * <p>{@code -Dpamir.property.histories=200} sets how many, {@code -Dpamir.property.seed=…} the
 * first seed.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AsOfPropertyTest extends RegisterTest {

  private static final int STEPS = 6;
  private static final JsonPathConfig EXACT =
      new JsonPathConfig(JsonPathConfig.NumberReturnType.BIG_DECIMAL);

  @Inject RegisterWriter writer;

  @Test
  void asOfEachRevisionTheRegisterAnswersAsItDidThen() {
    int histories = Integer.getInteger("pamir.property.histories", 3);
    long first = Long.getLong("pamir.property.seed", 20_260_201L);
    int compared = 0;
    for (long seed = first; seed < first + histories; seed++) {
      compared += check(seed);
    }
    System.out.printf("%d histories, %d answers compared%n", histories, compared);
    assertThat(compared).isGreaterThan(histories * STEPS);
  }

  private int check(long seed) {
    Random random = new Random(seed);
    String run = "H" + Long.toString(seed, 36) + Integer.toString(random.nextInt(900_000), 36);
    RandomRegister generator = new RandomRegister(seed, run);
    Register register = generator.next();
    List<String> questions = questions(register, run);
    Map<String, Map<String, String>> answers = new TreeMap<>();
    in(() -> writer.write(register, random));
    answers.put(now(), ask(questions, ""));
    for (int step = 0; step < STEPS; step++) {
      change(register, generator, random, run);
      answers.put(now(), ask(questions, ""));
    }
    answers.forEach(
        (time, then) -> {
          Map<String, String> again = ask(questions, "asOf=" + time);
          then.forEach(
              (question, answer) ->
                  assertThat(again.get(question))
                      .as("seed %d, %s as of %s", seed, question, time)
                      .isEqualTo(answer));
        });
    explain(register, List.copyOf(answers.keySet()));
    // Nothing of the past is left on the connections that served it.
    assertThat(ask(questions, "")).isEqualTo(answers.get(((TreeMap<String, ?>) answers).lastKey()));
    return answers.size() * questions.size();
  }

  /** The parts of what moved between two moments add up to the movement. */
  private static void explain(Register register, List<String> times) {
    String of = "&reportingOrg=" + String.join(",", RegisterReader.organisations(register));
    for (int i = 0; i < times.size() - 1; i++) {
      for (String to : List.of(times.get(i + 1), times.get(times.size() - 1))) {
        for (String asked :
            List.of(
                "measure=committed&groupBy=country",
                "measure=disbursed&groupBy=sdg",
                "measure=spent")) {
          var diff =
              asAnyone()
                  .get("/statistics/diff?" + asked + of + "&from=" + times.get(i) + "&to=" + to)
                  .then()
                  .statusCode(200)
                  .extract()
                  .jsonPath(EXACT);
          BigDecimal change = decimal(diff.get("change"));
          assertThat(sum(diff.getMap("causes").values())).isEqualByComparingTo(change);
          List<Map<String, Object>> rows = diff.getList("rows");
          assertThat(sum(rows.stream().map(row -> row.get("change")).toList()))
              .isEqualByComparingTo(change);
          for (Map<String, Object> row : rows) {
            assertThat(sum(((Map<?, ?>) row.get("causes")).values()))
                .isEqualByComparingTo(decimal(row.get("change")));
          }
          // Each total was rounded by itself.
          assertThat(
                  total(asked, of, to)
                      .subtract(total(asked, of, times.get(i)))
                      .subtract(change)
                      .abs())
              .as(asked + " from " + times.get(i) + " to " + to)
              .isLessThanOrEqualTo(new BigDecimal("0.01"));
        }
      }
    }
  }

  private static BigDecimal total(String asked, String of, String time) {
    String measure = asked.replaceAll("measure=([a-z]+).*", "$1");
    return decimal(
        asAnyone()
            .get("/statistics/funding?" + asked + of + "&asOf=" + time)
            .jsonPath(EXACT)
            .get("total." + measure + ".net"));
  }

  private static BigDecimal sum(java.util.Collection<?> parts) {
    return parts.stream().map(AsOfPropertyTest::decimal).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal decimal(Object number) {
    return new BigDecimal(String.valueOf(number));
  }

  private static void in(Runnable writes) {
    QuarkusTransaction.requiringNew().run(writes);
  }

  private void change(Register register, RandomRegister generator, Random random, String run) {
    List<Register.Project> projects = List.copyOf(register.projects().values());
    Register.Project project = projects.get(random.nextInt(projects.size()));
    switch (random.nextInt(6)) {
      case 0 -> {
        List<Register.Report> brought = generator.event(register);
        in(
            () ->
                projects.forEach(
                    one ->
                        brought.stream()
                            .filter(one.reports()::contains)
                            .forEach(report -> writer.create(one, report))));
      }
      case 1 -> {
        for (Register.Report report : List.copyOf(project.reports())) {
          Register.Report next = generator.changed(report);
          in(() -> writer.put(project, next));
          project.reports().set(project.reports().indexOf(report), next);
        }
      }
      case 2 -> {
        if (!project.reports().isEmpty()) {
          Register.Report gone = project.reports().remove(0);
          in(() -> writer.delete(project, gone));
        }
      }
      case 3 -> {
        if (project.shareSets().size() <= 1) {
          Register.Project next = generator.changed(project);
          in(() -> writer.put(next));
          register.projects().put(project.identifier(), next);
        }
      }
      case 4 ->
          sending("{\"perUsd\": 3.%02d, \"source\": \"A test\"}".formatted(random.nextInt(100)))
              .put("/exchange-rates/HRK/2024-01-%02d".formatted(1 + random.nextInt(28)))
              .then()
              .statusCode(200);
      default ->
          sending(
                  """
                  {"kind": "corridor", "name": {"en": "A corridor"},
                   "members": [{"identifier": "%s", "share": %d}]}"""
                      .formatted(project.identifier(), 1 + random.nextInt(100)))
              .header("If-Match", "*")
              .put("/groupings/" + run)
              .then()
              .statusCode(org.hamcrest.Matchers.in(List.of(200, 201)));
    }
  }

  private List<String> questions(Register register, String run) {
    String of = "reportingOrg=" + String.join(",", RegisterReader.organisations(register));
    List<String> questions = new ArrayList<>();
    for (String groupBy :
        List.of("country,year", "sdg", "provider", "origin", "grouping", "status,basis")) {
      questions.add(
          "/statistics/funding?measure=pledged,committed,disbursed,spent,budgeted&groupBy="
              + groupBy
              + "&"
              + of);
    }
    questions.add("/statistics/funding?currency=EUR&groupBy=quarter&" + of);
    questions.add("/statistics/funding?groupBy=country&country=KG&minCommittedUsd=1000&" + of);
    questions.add("/statistics/gap?" + of);
    questions.add("/statistics/quality?" + of);
    questions.add("/statistics/participation?" + of);
    questions.add("/flows?limit=1000&sort=usd&" + of);
    questions.add("/projects?limit=100&include=commitments&" + of);
    questions.add("/commitments?limit=1000&" + of);
    questions.add("/participations?limit=1000&" + of);
    questions.add("/groupings/" + run);
    questions.add("/exchange-rates?currency=HRK&from=2024-01-01&to=2024-02-01");
    register
        .projects()
        .keySet()
        .forEach(
            identifier -> {
              questions.add("/projects/" + identifier);
              questions.add("/projects/" + identifier + "/budgets");
            });
    return questions;
  }

  private Map<String, String> ask(List<String> questions, String parameter) {
    Map<String, String> answers = new TreeMap<>();
    for (String question : questions) {
      String mark = parameter.isEmpty() ? "" : question.contains("?") ? "&" : "?";
      answers.put(
          question,
          asAnyone()
              .get(question + mark + parameter)
              .asString()
              .replaceAll("\"traceId\":\"[^\"]*\"", ""));
    }
    return answers;
  }

  private String now() {
    return rows("select to_char(max(recorded_at) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from revision")
        .get(0);
  }
}
