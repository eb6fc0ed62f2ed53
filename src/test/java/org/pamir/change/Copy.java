package org.pamir.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What a follower has that knows nothing but the changes it is told. */
public final class Copy {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final Map<String, JsonNode> things = new TreeMap<>();
  private final Map<String, String> projects = new TreeMap<>();
  private String since;

  public Copy(String since) {
    this.since = since;
  }

  /** One as it was saved: what a follower finds again that was stopped. */
  Copy saved() {
    Copy copy = new Copy(since);
    copy.things.putAll(things);
    copy.projects.putAll(projects);
    return copy;
  }

  String since() {
    return since;
  }

  /** Applies the next changes; whether there are more. */
  boolean follow(Supplier<RequestSpecification> caller, String query, int limit) {
    Response answer = caller.get().get("/changes?since=" + since + "&limit=" + limit + query);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    JsonNode page = tree(answer.asString());
    page.get("changes").forEach(this::apply);
    since = page.get("next").asText();
    return page.get("more").asBoolean();
  }

  void followToTheEnd(Supplier<RequestSpecification> caller, String query) {
    while (follow(caller, query, 200)) {
      // on
    }
  }

  public void apply(JsonNode change) {
    String key = change.get("thing").asText() + " " + change.get("id").asText();
    if (!change.get("action").asText().equals("deleted")) {
      assertThat(change.has("state")).as(change.toString()).isTrue();
      things.put(key, change.get("state"));
      if (change.has("project")) {
        projects.put(key, change.get("project").asText());
      }
      return;
    }
    things.remove(key);
    projects.remove(key);
    if (change.get("thing").asText().equals("project")) {
      projects.values().removeIf(change.get("id").asText()::equals);
      things.keySet().removeIf(known -> isOfProject(known) && !projects.containsKey(known));
    }
  }

  private static boolean isOfProject(String key) {
    return !key.matches("(organisation|grouping|exchange-rate) .*");
  }

  /** The things of this kind, by id. */
  public Map<String, JsonNode> of(String thing) {
    Map<String, JsonNode> found = new TreeMap<>();
    things.forEach(
        (key, state) -> {
          if (key.startsWith(thing + " ")) {
            found.put(key.substring(thing.length() + 1), state);
          }
        });
    return found;
  }

  /** The same things as their list has them. */
  static Map<String, JsonNode> list(RequestSpecification caller, String path, String key) {
    Response answer = caller.get(path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    JsonNode page = tree(answer.asString());
    assertThat(page.get("total").asInt()).isEqualTo(page.get("items").size());
    Map<String, JsonNode> found = new TreeMap<>();
    page.get("items").forEach(item -> found.put(item.get(key).asText(), item));
    return found;
  }

  public static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
