package org.pamir.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pamir.RegisterTest;

/** The dashboard as a browser gets it. */
@QuarkusTest
class DashboardFilesTest extends RegisterTest {

  private static final Path FILES = Path.of("src/main/resources/META-INF/resources");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/?country=KG&lang=ru",
        "/projects",
        "/projects/XM-DAC-41114-A%2FB",
        "/countries/KG",
        "/search?q=water",
        "/organisations",
        "/organisations/44000"
      })
  void everyViewIsTheSamePage(String view) {
    Response page = given().urlEncodingEnabled(false).get(view);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.contentType()).startsWith("text/html");
    assertThat(page.asString()).contains("/dashboard/main.js");
    assertThat(page.header("Content-Security-Policy"))
        .contains("script-src 'self';", "style-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(given().urlEncodingEnabled(false).head(view).statusCode()).isEqualTo(200);
  }

  @Test
  void onlyPicturesMayBeFramedByOtherSites() {
    Response picture = given().get("/embed/map?country=KG");

    assertThat(picture.asString()).contains("/dashboard/embed.js");
    assertThat(picture.header("Content-Security-Policy"))
        .contains("script-src 'self';", "frame-ancestors *")
        .doesNotContain("unsafe");
    assertThat(picture.header("X-Frame-Options")).isNull();
  }

  @Test
  void aFileIsSentAgainOnlyOnceItHasChanged() {
    Response first = given().get("/dashboard/main.js");

    assertThat(first.contentType()).startsWith("text/javascript");
    assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(
            given()
                .header("If-None-Match", first.header("ETag"))
                .get("/dashboard/main.js")
                .statusCode())
        .isEqualTo(304);
    assertThat(
            given()
                .header("If-None-Match", "\"other\"")
                .header("If-Modified-Since", "Fri, 31 Dec 2100 00:00:00 GMT")
                .get("/dashboard/main.js")
                .statusCode())
        .isEqualTo(200);
    assertThat(given().get("/").header("ETag")).isNotNull();
    assertThat(given().get("/dashboard/nothing.js").statusCode()).isEqualTo(404);
  }

  @Test
  void filesAreSentCompressed() {
    assertThat(
            given()
                .header("Accept-Encoding", "gzip")
                .get("/dashboard/style.css")
                .header("Content-Encoding"))
        .isEqualTo("gzip");
    assertThat(
            given()
                .header("Accept-Encoding", "gzip")
                .get("/dashboard/main.js")
                .header("Content-Encoding"))
        .isEqualTo("gzip");
  }

  /** The build names the libraries, and one script their addresses: the versions have to agree. */
  @ParameterizedTest
  @MethodSource("libraries")
  void aLibraryIsWhereTheScriptLooksForIt(String library) {
    Response found = given().get(library);

    assertThat(found.statusCode()).as(library).isEqualTo(200);
    assertThat(found.header("Cache-Control")).contains("immutable", "max-age=31536000");
    assertThat(found.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  static List<String> libraries() throws IOException {
    Matcher named =
        Pattern.compile("'(/webjars/[^']+)'")
            .matcher(Files.readString(FILES.resolve("dashboard/libraries.js")));
    return named.results().map(result -> result.group(1)).toList();
  }

  @Test
  void aLanguageIsThereOnceItsFileIs() {
    assertThat(given().get("/dashboard/languages/index.json").jsonPath().getList("languages"))
        .containsExactly("en", "ru");
  }

  @Test
  void everyTextIsThereInRussianToo() throws IOException {
    assertThat(texts("ru")).isEqualTo(texts("en"));
  }

  /** A text that no script asks for, or one that none has, is a mistake of spelling. */
  @Test
  void everyTextThatIsAskedForIsThere() throws IOException {
    TreeSet<String> asked = new TreeSet<>();
    try (Stream<Path> scripts = Files.walk(FILES.resolve("dashboard"))) {
      for (Path script : scripts.filter(file -> file.toString().endsWith(".js")).toList()) {
        Pattern.compile("\\bt\\('([^']+)'")
            .matcher(Files.readString(script))
            .results()
            .forEach(result -> asked.add(result.group(1)));
      }
    }
    assertThat(texts("en")).containsAll(asked);
  }

  /** Keys of a language, plural forms as one. */
  private static TreeSet<String> texts(String language) throws IOException {
    JsonNode words =
        new ObjectMapper()
            .readTree(FILES.resolve("dashboard/languages/" + language + ".json").toFile());
    TreeSet<String> keys = new TreeSet<>();
    for (Iterator<String> names = words.fieldNames(); names.hasNext(); ) {
      keys.add(names.next().replaceFirst("\\.(one|few|many|other)$", ""));
    }
    return keys;
  }
}
