package org.pamir.statistics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pamir.Imports;
import org.pamir.database.TestDatabase;

/**
 * Files as published are imported and totalled, and a script in another language totals the same
 * XML.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(RealFilesTotalsTest.EmptyRegister.class)
class RealFilesTotalsTest {

  /** A register of its own: what other tests import would be counted too. */
  public static final class EmptyRegister implements QuarkusTestProfile {}

  private static final Path FILES =
      Path.of(System.getProperty("pamir.shared", "../shared/data"))
          .resolve("iati-published/multipublisher-ca-extract-2021");
  private static final Path RATES = Path.of("src/main/resources/reference/exchange-rates.csv");
  private static final Path SCRIPT = Path.of("src/test/resources/statistics/totals.py");
  private static final BigDecimal CENT = new BigDecimal("0.010001");

  private final ObjectMapper json =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  @Test
  void countriesAndYearsComeOutAsAScriptCountsThem() throws Exception {
    if (!Files.isDirectory(FILES) || !hasPython()) {
      System.out.println("RealFilesTotalsTest: all published files left out, no data or no Python");
      return;
    }
    List<String> command = new ArrayList<>(List.of("python3", SCRIPT.toString(), RATES.toString()));
    try (Stream<Path> files = Files.list(FILES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".xml")).sorted().toList()) {
        command.add(file.toString());
        imported(file);
      }
    }
    Process script =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    // To its end: a script that is not heard out ends with a broken pipe.
    JsonNode counted = json.readTree(script.getInputStream().readAllBytes());
    assertThat(script.waitFor()).isZero();
    List<String> apart = new ArrayList<>();
    for (String measure : List.of("committed", "disbursed")) {
      for (int column = 0; column < 2; column++) {
        compare(measure, column, counted.get(measure), apart);
      }
    }
    assertThat(apart).isEmpty();
  }

  private static void imported(Path file) throws IOException {
    JsonPath run = Imports.run(Files.readAllBytes(file), file.getFileName().toString());
    assertThat(run.getString("status")).isEqualTo("done");
  }

  private void compare(String measure, int column, JsonNode counted, List<String> apart)
      throws IOException {
    String counting = column == 0 ? "gross" : "net";
    JsonNode answer =
        json.readTree(
            given()
                .queryParam("groupBy", "country,year")
                .queryParam("measure", measure)
                .queryParam("counting", counting)
                .get("/api/v1/statistics/funding")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    Map<String, BigDecimal> expected = new TreeMap<>();
    counted
        .fields()
        .forEachRemaining(
            row -> expected.put(row.getKey(), new BigDecimal(row.getValue().get(column).asText())));
    Map<String, BigDecimal> given = new TreeMap<>();
    for (JsonNode row : answer.get("rows")) {
      given.put(
          row.path("country").asText("").replace("null", "")
              + "|"
              + row.path("region").asText("").replace("null", "")
              + "|"
              + row.get("year").asText(),
          row.get(measure).decimalValue());
    }
    BigDecimal sum = expected.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    System.out.printf(
        "%s %s: %s in %d rows, and the script has %s in %d; unconverted %s%n",
        measure,
        counting,
        answer.at("/total/" + measure + "/" + counting),
        given.size(),
        sum,
        expected.size(),
        answer.get("unconverted"));
    TreeMap<String, BigDecimal> keys = new TreeMap<>(given);
    keys.putAll(expected);
    for (String key : keys.keySet()) {
      BigDecimal one = given.get(key);
      BigDecimal other = expected.get(key);
      if (one == null || other == null || one.subtract(other).abs().compareTo(CENT) > 0) {
        apart.add(measure + " " + counting + " " + key + ": " + one + ", and the script " + other);
      }
    }
  }

  private static boolean hasPython() {
    try {
      return new ProcessBuilder("python3", "-c", "pass").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
