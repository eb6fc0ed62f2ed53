package org.pamir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.segment;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pamir.Imports;
import org.pamir.RegisterTest;

/**
 * How good the search is: questions over published files ({@code search/questions.tsv}), in several
 * languages and scripts, with slips, names and identifiers. What answers each was judged by reading
 * the files.
 */
@QuarkusTest
class SearchQualityTest extends RegisterTest {

  private static final Path PUBLISHED = Path.of("..", "shared", "data", "iati-published");
  private static final List<String> FILES =
      List.of(
          "usaid-kg",
          "usaid-kz",
          "usaid-tm",
          "peace-kyrgyzstan",
          "ustda-kazakhstan",
          "ustda-kyrgyzstan",
          "usda-kyrgyzstan",
          "usda-kazakhstan",
          "usda-uzbekistan",
          "usda-tajikistan",
          "usda-southandcentralasiaregional",
          "millenniumchallenge-kg");
  private static final int LOOKED_AT = 10;

  /** Near what is reached; below it something was broken. */
  private static final double RECALL = 0.90;

  private static final double RANK = 0.85;

  private record Question(String kind, String words, List<String> answers) {}

  private record Outcome(double recall, double reciprocalRank) {}

  @Test
  void findsWhatReadersOfTheFilesWouldWant() throws IOException {
    assumeTrue(Files.isDirectory(PUBLISHED), "the published files are not beside the project");
    for (Path file : files()) {
      Imports.run(Files.readAllBytes(file));
    }
    Map<String, List<Outcome>> outcomes = new TreeMap<>();
    for (Question question : questions()) {
      Outcome outcome = ask(question);
      outcomes.computeIfAbsent(question.kind(), kind -> new ArrayList<>()).add(outcome);
      if (outcome.recall() < 1 || outcome.reciprocalRank() < 1) {
        System.out.printf(
            "%-10s recall %.2f rank %.2f  %s%n",
            question.kind(), outcome.recall(), outcome.reciprocalRank(), question.words());
      }
    }
    outcomes.forEach((kind, of) -> tell(kind, of));
    List<Outcome> all = outcomes.values().stream().flatMap(List::stream).toList();
    tell("all", all);

    assertThat(all).hasSizeGreaterThanOrEqualTo(60);
    assertThat(recall(all)).as("recall at " + LOOKED_AT).isGreaterThanOrEqualTo(RECALL);
    assertThat(rank(all)).as("mean reciprocal rank").isGreaterThanOrEqualTo(RANK);
  }

  private static Outcome ask(Question question) {
    JsonPath answer =
        asAnyone()
            .get("/search?limit=" + LOOKED_AT + "&q=" + segment(question.words()))
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    List<Map<String, Object>> hits = answer.getList("hits");
    List<String> found =
        hits.stream().map(hit -> (String) hit.getOrDefault("identifier", hit.get("ref"))).toList();
    long right = found.stream().filter(question.answers()::contains).count();
    double first = 0;
    for (int i = 0; i < found.size() && first == 0; i++) {
      first = question.answers().contains(found.get(i)) ? 1.0 / (i + 1) : 0;
    }
    return new Outcome((double) right / Math.min(LOOKED_AT, question.answers().size()), first);
  }

  private static void tell(String kind, List<Outcome> of) {
    System.out.printf(
        "search quality, %s: %d questions, recall at %d %.3f, mean reciprocal rank %.3f%n",
        kind, of.size(), LOOKED_AT, recall(of), rank(of));
  }

  private static double recall(List<Outcome> of) {
    return of.stream().mapToDouble(Outcome::recall).average().orElse(0);
  }

  private static double rank(List<Outcome> of) {
    return of.stream().mapToDouble(Outcome::reciprocalRank).average().orElse(0);
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> extract = Files.list(PUBLISHED.resolve("multipublisher-ca-extract-2021"))) {
      extract.filter(file -> file.toString().endsWith(".xml")).sorted().forEach(files::add);
    }
    FILES.forEach(name -> files.add(PUBLISHED.resolve("usg-2025").resolve(name + ".xml")));
    return files;
  }

  private static List<Question> questions() throws IOException {
    return Files.readAllLines(Path.of("src", "test", "resources", "search", "questions.tsv"))
        .stream()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(
            line -> {
              String[] cells = line.split("\t");
              return new Question(cells[0], cells[1], List.of(cells[2].split(" ; ")));
            })
        .toList();
  }
}
