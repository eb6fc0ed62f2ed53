package org.pamir.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.at;
import static org.pamir.Register.get;
import static org.pamir.Register.patching;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.pamir.RegisterTest;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Feeds of changes that people read. */
@QuarkusTest
class AtomFeedTest extends RegisterTest {

  private static List<Element> entries(Response answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    assertThat(answer.contentType()).startsWith("application/atom+xml");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document feed =
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(answer.asByteArray()));
    NodeList all = feed.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "entry");
    List<Element> entries = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      entries.add((Element) all.item(i));
    }
    return entries;
  }

  private static String text(Element entry, String name) {
    return entry.getElementsByTagName(name).item(0).getTextContent();
  }

  private static List<String> titles(String country, String about) throws Exception {
    return entries(asAnyone().get("/countries/" + country + "/changes.atom")).stream()
        .map(entry -> text(entry, "title"))
        .filter(title -> title.contains(about))
        .toList();
  }

  @Test
  void tellsTheChangesOfACountryInWordsTheNewestFirst() throws Exception {
    String name = unique("Weir <&> \u0001 \uD83D\uDCA7");
    String about = name.substring(name.indexOf('-'));
    String identifier = aProject().in("TM").titled("en", name).save().identifier();
    sending(
            """
            {"kind": "commitment", "direction": "outgoing", "value": {"amount": 1250000.00, "currency": "EUR"},
             "valueDate": "2024-05-05"}""")
        .post(at(identifier) + "/commitments")
        .then()
        .statusCode(201);
    patching(get(at(identifier)).header("ETag"), "{\"publication\": \"withdrawn\"}")
        .patch(at(identifier))
        .then()
        .statusCode(200);
    List<String> titles = titles("TM", about);
    assertThat(titles).hasSize(3);
    assertThat(titles.get(0)).startsWith("Weir <&> ").endsWith(": project withdrawn");
    assertThat(titles.get(1)).contains("commitment of EUR 1250000.00 created");
    assertThat(titles.get(2)).endsWith(": project created");
    List<Instant> times =
        entries(asAnyone().get("/countries/TM/changes.atom")).stream()
            .map(entry -> Instant.parse(text(entry, "updated")))
            .toList();
    assertThat(times).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(titles("AF", about)).isEmpty();
  }

  @Test
  void tellsNothingOfDraftsNorOfWhatAProjectWasAsOne() throws Exception {
    String name = unique("Hidden");
    String identifier = aProject().draft().in("TM").titled("en", name).save().identifier();
    assertThat(titles("TM", name)).isEmpty();
    assertThat(asAdmin().get("/countries/TM/changes.atom").asString()).doesNotContain(name);
    patching(get(at(identifier)).header("ETag"), "{\"publication\": \"published\"}")
        .patch(at(identifier))
        .then()
        .statusCode(200);
    assertThat(titles("TM", name)).hasSize(1);
  }

  @Test
  void tellsTheChangesOfAGroupingAndWhetherThereAreAny() throws Exception {
    String member = aProject().in("TM").titled("en", unique("Member")).save().identifier();
    String code = unique("ATOM").toUpperCase(java.util.Locale.ROOT);
    sending(
            """
            {"kind": "corridor", "name": {"en": "A corridor"}, "countries": ["TM"],
             "members": [{"identifier": "%s"}]}"""
                .formatted(member))
        .header("If-None-Match", "*")
        .put("/groupings/" + code)
        .then()
        .statusCode(201);
    String feed = "/groupings/" + code + "/changes.atom";
    Response answer = asAnyone().get(feed);
    assertThat(entries(answer)).isNotEmpty();
    assertThat(answer.asString()).contains("A corridor");
    asAnyone().header("If-None-Match", answer.header("ETag")).get(feed).then().statusCode(304);
    assertThat(asAnyone().get("/groupings/" + code).statusCode()).isEqualTo(200);
    assertThat(asAnyone().get("/countries/TM").statusCode()).isEqualTo(200);
  }

  @Test
  void tellsAnAmountAsItWasThen() throws Exception {
    String name = unique("Corrected");
    String identifier = aProject().in("TM").titled("en", name).save().identifier();
    String commitment =
        """
        {"kind": "commitment", "direction": "outgoing", "value": {"amount": %s, "currency": "USD"},
         "valueDate": "2024-05-05"}""";
    String id =
        sending(commitment.formatted("100.00"))
            .post(at(identifier) + "/commitments")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String row = at(identifier) + "/commitments/" + id;
    sending(commitment.formatted("250.00"))
        .header("If-Match", get(row).header("ETag"))
        .put(row)
        .then()
        .statusCode(200);
    asAdmin().header("If-Match", get(row).header("ETag")).delete(row).then().statusCode(204);
    assertThat(titles("TM", name))
        .containsExactly(
            name + ": commitment of USD 250.00 deleted",
            name + ": commitment of USD 250.00 changed",
            name + ": commitment of USD 100.00 created",
            name + ": project created");
  }

  @Test
  void knowsNoFeedOfWhatIsNotThere() {
    assertThat(asAnyone().get("/countries/XX/changes.atom").statusCode()).isEqualTo(404);
    assertThat(asAnyone().get("/groupings/none/changes.atom").statusCode()).isEqualTo(404);
  }
}
