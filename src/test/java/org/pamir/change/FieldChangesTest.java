package org.pamir.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldChangesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static List<String> between(String before, String after) throws Exception {
    return FieldChanges.between(JSON.readTree(before), JSON.readTree(after)).stream()
        .map(change -> change.field() + ": " + change.before() + " -> " + change.after())
        .toList();
  }

  @Test
  void namesEachValueThatDiffers() throws Exception {
    assertThat(
            between(
                "{\"title\": {\"en\": \"A\"}, \"status\": \"pipeline\", \"share\": 50}",
                "{\"title\": {\"en\": \"A\", \"ru\": \"Б\"}, \"status\": \"closed\", \"share\": 50.0}"))
        .containsExactly("status: \"pipeline\" -> \"closed\"", "title.ru: null -> \"Б\"");
  }

  @Test
  void knowsElementsByWhatTheyAreAbout() throws Exception {
    assertThat(
            between(
                "{\"participations\": [{\"country\": \"KG\", \"share\": 50}]}",
                "{\"participations\": [{\"country\": \"TJ\", \"share\": 50}, {\"country\": \"KG\", \"share\": 60}]}"))
        .containsExactly(
            "participations[KG].share: 50 -> 60",
            "participations[TJ].country: null -> \"TJ\"",
            "participations[TJ].share: null -> 50");
  }

  @Test
  void tellsEqualElementsApart() throws Exception {
    assertThat(between("{\"themes\": [\"water\", \"water\"]}", "{\"themes\": [\"water\"]}"))
        .containsExactly("themes[water#2]: \"water\" -> null");
  }

  @Test
  void leavesTheRegistersOwnMembersOut() throws Exception {
    assertThat(between("{\"version\": 1, \"revision\": 5}", "{\"version\": 2, \"revision\": 9}"))
        .isEmpty();
  }
}
