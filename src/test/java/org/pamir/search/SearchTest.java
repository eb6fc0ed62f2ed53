package org.pamir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.asEditor;
import static org.pamir.Register.at;
import static org.pamir.Register.patching;
import static org.pamir.Register.segment;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft;
import org.pamir.RegisterTest;
import org.pamir.words.SearchKey;

/** Finding projects and organisations over HTTP. */
@QuarkusTest
class SearchTest extends RegisterTest {

  /** A word that no other test writes: syllables, so that slips of it are near nothing else. */
  private static String word() {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      word.append("bdfgklmnprstvz".charAt(ThreadLocalRandom.current().nextInt(14)));
      word.append("aeiou".charAt(ThreadLocalRandom.current().nextInt(5)));
    }
    return word.append("rk").toString();
  }

  private static ValidatableResponse search(RequestSpecification as, String words, String more) {
    return as.get("/search?q=" + segment(words) + more).then().statusCode(200);
  }

  private static List<String> found(String words, String more) {
    return search(asAnyone(), words, more).extract().path("hits.identifier");
  }

  private static ProjectDraft titled(String title) {
    return aProject().titled("en", title);
  }

  /** The database takes the cube of a word's length to make its key. */
  @Test
  void readsNoMoreOfAWordThanWordsAreLong() {
    for (String path : List.of("/projects", "/organisations", "/statistics/funding")) {
      asAnyone().get(path + "?q=" + segment("яб".repeat(1_000))).then().statusCode(200);
    }
  }

  /** Whoever writes keeps all other writers waiting meanwhile: it would not end before its time. */
  @Test
  void keepsAWordAsLongAsAPage() {
    String word = word();

    String project = titled(word + " " + "яаб".repeat(1_500)).save().identifier();

    assertThat(found(word, "")).containsExactly(project);
  }

  @Test
  void findsWhatASlipMeans() {
    String word = word();
    String project = titled("Rehabilitation of " + word + " canals").save().identifier();
    String slip = word.substring(0, 4) + word.charAt(5) + word.charAt(4) + word.substring(6);

    assertThat(found(slip, "")).containsExactly(project);
    search(asAnyone(), slip, "")
        .body("read[0].word", equalTo(slip))
        .body("read[0].as", hasItem(SearchKey.of(word)));
    assertThat(lists(slip)).containsExactly(project);
  }

  private static List<String> lists(String words) {
    return asAnyone()
        .get("/projects?q=" + segment(words))
        .then()
        .statusCode(200)
        .extract()
        .path("items.identifier");
  }

  @Test
  void spellingsInCyrillicLatinAndArabicScriptFindEachOther() {
    String mark = word();
    String russian =
        aProject().titled("ru", "Мониторинг бассейна Сырдарьи " + mark).save().identifier();
    String english = titled("Monitoring of the Syr Darya " + mark).save().identifier();
    String uzbek =
        aProject().titled("uz", "Sirdaryo havzasi monitoringi " + mark).save().identifier();

    for (String name :
        List.of("Сырдарья", "Syr Darya", "Syrdaryo", "Sirdaryo", "Сирдарё", "سیردریا")) {
      // What has but one of the two words may follow.
      assertThat(found(name + " " + mark, "&kind=project").subList(0, 3))
          .as(name)
          .containsExactlyInAnyOrder(russian, english, uzbek);
    }
  }

  @Test
  void ranksIdentifiersThenTitlesThenDescriptions() {
    String word = word();
    String described =
        titled("A project").with("description", Map.of("en", "About " + word)).save().identifier();
    String titled = titled("On " + word).save().identifier();
    String named = titled("Another").called(unique("XM-TEST-" + word + "-1")).save().identifier();

    assertThat(found(word, "&kind=project")).startsWith(titled).contains(described, named);
    assertThat(found(named, "")).startsWith(named);
    assertThat(found(named.substring(0, named.length() - 2), "")).startsWith(named);
  }

  @Test
  void findsProjectsByNamesOfTheirOrganisationsAlsoWhenThoseChange() {
    String word = word();
    String later = word();
    String ref = unique("XM-FUND");
    sending("{\"name\": {\"en\": \"Bank of " + word + "\"}, \"type\": \"40\"}")
        .put("/organisations/" + ref)
        .then()
        .statusCode(201);
    String topic = word();
    String project = titled("On " + topic).withOrganisation("funding", ref).save().identifier();

    assertThat(found(word + " " + topic, "&kind=project")).containsExactly(project);
    search(asAnyone(), "Bank of " + word, "").body("hits[0].ref", equalTo(ref));
    asAdmin()
        .contentType("application/json")
        .header("If-Match", "*")
        .body("{\"name\": {\"en\": \"Fund of " + later + "\"}, \"type\": \"40\"}")
        .put("/organisations/" + ref)
        .then()
        .statusCode(200);
    assertThat(found(later + " " + topic, "&kind=project")).containsExactly(project);
  }

  @Test
  void findsWhatIsInACountryOrOfASectorByTheirNamesInOtherLanguages() {
    String word = word();
    String project =
        titled("On " + word)
            .in("KG")
            .with("sectors", List.of(Map.of("code", "14030", "share", 100)))
            .save()
            .identifier();
    titled("Elsewhere " + word).in("TJ").save();

    for (String name :
        List.of("Кыргызстан", "Кыргызстане", "Киргизия", "Kyrgyzstan", "Kirgizstan", "قرغیزستان")) {
      assertThat(found(name + " " + word, "&kind=project")).as(name).startsWith(project);
    }
    assertThat(lists("водоснабжение " + word)).containsExactly(project);
    assertThat(lists("Кыргызстан " + word)).containsExactly(project);
  }

  @Test
  void followsChangesWithinTheirOwnTransaction() {
    String before = word();
    String after = word();
    var saved = titled("On " + before).save();
    assertThat(found(before, "")).containsExactly(saved.identifier());

    patching(saved.etag(), "{\"title\":{\"en\":\"On " + after + "\"}}")
        .patch(at(saved.identifier()))
        .then()
        .statusCode(200);
    assertThat(found(before, "")).isEmpty();
    assertThat(found(after, "")).containsExactly(saved.identifier());
  }

  @Test
  void wordsOfTheFilterAreThoseOfThen() {
    String before = word();
    var saved = titled("On " + before).save();
    String then = saved.answer().path("updatedAt");
    patching(saved.etag(), "{\"title\":{\"en\":\"Nothing\"}}")
        .patch(at(saved.identifier()))
        .then()
        .statusCode(200);

    assertThat(lists(before)).isEmpty();
    asAnyone()
        .get("/projects?q=" + before + "&asOf=" + then)
        .then()
        .statusCode(200)
        .body("items.identifier", contains(saved.identifier()));
  }

  @Test
  void hidesDraftsOfOthers() {
    String word = word();
    String org = unique("XM-DRAFTER");
    String draft = titled("On " + word).reportedBy(org).draft().save().identifier();

    assertThat(found(word, "")).isEmpty();
    search(asEditor(unique("XM-OTHER")), word, "").body("total", equalTo(0));
    search(asEditor(org), word, "").body("hits.identifier", contains(draft));
    asAnyone()
        .get("/search/suggestions?q=" + word)
        .then()
        .statusCode(200)
        .body("suggestions.size()", equalTo(0));
  }

  @Test
  void filtersOfTheListNarrowIt() {
    String word = word();
    String inKg = titled("On " + word).in("KG").save().identifier();
    titled("On " + word).in("TJ").save();

    assertThat(found(word, "&country=KG")).containsExactly(inKg);
    assertThat(found(word, "&country=KG&status=closed")).isEmpty();
  }

  @Test
  void pagesThroughWhatWasFound() {
    String word = word();
    for (int i = 0; i < 5; i++) {
      titled("Number " + i + " on " + word).save();
    }
    var first = search(asAnyone(), word, "&limit=3").body("total", equalTo(5)).extract();
    List<String> all = new java.util.ArrayList<>(first.<List<String>>path("hits.identifier"));
    all.addAll(found(word, "&limit=3&cursor=" + first.path("next")));

    assertThat(all).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void marksWhatWasFoundAndLetsNothingElseThroughAsHtml() {
    String word = word();
    titled("<script>alert(1)</script> on " + word + " & more")
        .with(
            "description",
            Map.of("en", "x ".repeat(300) + "<img src=x onerror=alert(1)> " + word + " \"'"))
        .save();

    String title = search(asAnyone(), word, "").extract().path("hits[0].marked.title.en");
    String description =
        search(asAnyone(), word, "").extract().path("hits[0].marked.description.en");

    assertThat(title)
        .isEqualTo("&lt;script&gt;alert(1)&lt;/script&gt; on <mark>" + word + "</mark> &amp; more");
    assertThat(description)
        .contains("<mark>" + word + "</mark>")
        .contains("&lt;img")
        .hasSizeLessThan(500);
    assertThat(description.replaceAll("</?mark>", "")).doesNotContain("<").doesNotContain(">");
  }

  @Test
  void completesWhatIsTyped() {
    String word = word();
    String project = titled("Irrigation of " + word).save().identifier();

    asAnyone()
        .get("/search/suggestions?q=" + segment("irrig " + word.substring(0, 7)))
        .then()
        .statusCode(200)
        .body("suggestions[0].kind", equalTo("project"))
        .body("suggestions[0].key", equalTo(project))
        .body("suggestions[0].marked", containsString("<mark>" + word + "</mark>"));
    asAnyone()
        .get("/search/suggestions?q=" + segment("кыргы"))
        .then()
        .statusCode(200)
        .body("suggestions.find { it.kind == 'country' }.key", equalTo("kg"));
  }

  @Test
  void namesTheParameterThatIsWrong() {
    for (Map.Entry<String, String> wrong :
        Map.of(
                "/search", "q",
                "/search?q=%20", "q",
                "/search?q=water&kind=country", "kind",
                "/search?q=water&limit=101", "limit",
                "/search?q=water&cursor=x", "cursor",
                "/search?q=water&country=XX", "country",
                "/search?q=water&asOf=2025-01-01T00:00:00Z", "asOf",
                "/search/suggestions", "q",
                "/search/suggestions?q=w&limit=0", "limit")
            .entrySet()) {
      asAnyone()
          .get(wrong.getKey())
          .then()
          .statusCode(400)
          .contentType("application/problem+json")
          .body("violations.field", hasItem(wrong.getValue()));
    }
  }

  @Test
  void takesAnythingThatCanBeTyped() {
    for (String odd :
        List.of(
            "'",
            "\\",
            "a'b\\c",
            ":*",
            "& | !",
            "()",
            "'; drop table project; --",
            "💧",
            "و",
            "x".repeat(500),
            "a ".repeat(200).strip())) {
      search(asAnyone(), odd, "");
      asAnyone().get("/projects?limit=1&q=" + segment(odd)).then().statusCode(200);
      asAnyone()
          .get("/search/suggestions?q=" + segment(odd.substring(0, Math.min(150, odd.length()))))
          .then()
          .statusCode(200);
    }
  }
}
