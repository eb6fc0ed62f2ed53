package org.pamir.reference;

import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pamir.RegisterTest;

/** Wherever texts are taken by language: each in one that there is, and none of them empty. */
@QuarkusTest
class TextRulesTest extends RegisterTest.StoresNothing {

  private static final Map<String, Map<String, String>> BAD =
      Map.of(
          "en", Collections.singletonMap("en", null),
          "ru", Map.of("ru", " "),
          "xx", Map.of("xx", "A"));

  @ParameterizedTest
  @CsvSource({
    "title, title",
    "description, description",
    "organisations, organisations[0].name",
    "locations, locations[0].name",
    "otherDescriptions, otherDescriptions[0].text",
    "tags, tags[0].name",
    "documents, documents[0].title"
  })
  void ofAProject(String member, String field) {
    BAD.forEach(
        (language, text) ->
            refused(
                aProject().with(member, said(member, text)).put(), 400, field + "." + language));
  }

  private static String json(Map<String, Object> said) {
    try {
      return new ObjectMapper().writeValueAsString(said);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object said(String member, Map<String, String> text) {
    return switch (member) {
      case "organisations" -> List.of(Map.of("role", "funding", "name", text));
      case "locations" -> List.of(Map.of("name", text));
      case "otherDescriptions" -> List.of(Map.of("type", "2", "text", text));
      case "tags" -> List.of(Map.of("code", "a", "vocabulary", "99", "name", text));
      case "documents" ->
          List.of(
              Map.of(
                  "url",
                  "https://example.org/a",
                  "format",
                  "text/html",
                  "categories",
                  List.of("A01"),
                  "title",
                  text));
      default -> text;
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"provider", "receiver", "description"})
  void ofMoney(String member) {
    String commitments = aProject().save().path() + "/commitments";
    fromHere();
    boolean isParty = !member.equals("description");
    BAD.forEach(
        (language, text) ->
            refused(
                sending(
                        json(
                            Map.of(
                                "kind",
                                "commitment",
                                "direction",
                                "outgoing",
                                "valueDate",
                                "2025-03-31",
                                "value",
                                Map.of("amount", 1, "currency", "EUR"),
                                member,
                                isParty ? Map.of("name", text) : text)))
                    .post(commitments),
                400,
                member + (isParty ? ".name." : ".") + language));
  }

  @Test
  void ofOrganisationsAndGroupings() {
    BAD.forEach(
        (language, text) -> {
          refused(
              sending(json(Map.of("name", text))).put("/organisations/" + unique("XM-T")),
              400,
              "name." + language);
          refused(
              sending(json(Map.of("kind", "corridor", "name", text)))
                  .put("/groupings/" + unique("T")),
              400,
              "name." + language);
        });
  }
}
