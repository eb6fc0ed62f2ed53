package org.pamir.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Values that a schema allows. */
final class Values {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 6;

  /**
   * What members and parameters of these names hold, of which a schema says no more than that it is
   * a text.
   */
  private static final Map<String, List<String>> KNOWN =
      Map.ofEntries(
          Map.entry("country", List.of("KG", "UZ", "TJ", "KZ", "AF", "TM", "KG,UZ")),
          Map.entry("region", List.of("619", "679", "689")),
          Map.entry("currency", List.of("USD", "EUR", "KGS", "UZS", "TMT")),
          Map.entry("defaultCurrency", List.of("USD", "EUR")),
          Map.entry("sector", List.of("140", "14015", "11220")),
          Map.entry("target", List.of("6.5", "13.1")),
          Map.entry("sdg", List.of("6", "13", "1,2")),
          Map.entry("theme", List.of("water", "energy")),
          Map.entry("themes", List.of("water", "energy")),
          Map.entry("status", List.of("implementation", "pipeline", "agreed", "pending")),
          Map.entry("participation", List.of("agreed", "proposed")),
          Map.entry("publication", List.of("published", "draft", "withdrawn")),
          Map.entry(
              "groupBy", List.of("country", "year", "country,year", "sdg", "provider", "origin")),
          Map.entry("levels", List.of("provider,country", "provider,country,sdg")),
          Map.entry("measure", List.of("committed", "disbursed", "committed,disbursed")),
          Map.entry("counting", List.of("net", "gross")),
          Map.entry("impute", List.of("equal", "none")),
          Map.entry("countries", List.of("any", "all")),
          Map.entry("crossBorder", List.of("true", "false")),
          Map.entry("humanitarian", List.of("true", "false")),
          Map.entry("hub", List.of("true", "false")),
          Map.entry("active", List.of("true", "false")),
          Map.entry("state", List.of("true", "false", "proposed", "matched", "nobody")),
          Map.entry("period", List.of("year", "quarter")),
          Map.entry("by", List.of("sdg", "theme")),
          Map.entry("bbox", List.of("69,39,76,43", "170,-10,-170,10")),
          Map.entry("near", List.of("74.59,42.87,100")),
          Map.entry("zoom", List.of("0", "5", "22")),
          Map.entry("lang", List.of("ru", "en", "ky")),
          Map.entry("fields", List.of("identifier,title", "identifier,participations")),
          Map.entry("include", List.of("commitments", "budgets,disbursements")),
          Map.entry(
              "q",
              List.of(
                  "water", "\u0432\u043e\u0434\u0430", "syr darya", "\u06a9\u0627\u0628\u0644")),
          Map.entry("from", List.of("2024-01-01", "2025-06-30")),
          Map.entry("to", List.of("2026-12-31", "2027-06-30")),
          Map.entry("valueFrom", List.of("2024-01-01")),
          Map.entry("valueTo", List.of("2026-12-31")),
          Map.entry("updatedSince", List.of("2026-01-01T00:00:00Z")),
          Map.entry("minCommittedUsd", List.of("0", "1000.50")),
          Map.entry("maxCommittedUsd", List.of("100000000")),
          Map.entry("since", List.of("0", "5")),
          Map.entry("thing", List.of("project", "project,commitment")),
          Map.entry("things", List.of("project", "commitment")),
          Map.entry("severity", List.of("error", "critical,warning")),
          Map.entry("type", List.of("10", "40", "1", "2")),
          Map.entry("kind", List.of("commitment", "pledge", "disbursement", "corridor", "project")),
          Map.entry("dimension", List.of("sex", "country")),
          Map.entry("indicator", List.of("6.1.1")),
          Map.entry("answer", List.of("accepted", "none")),
          Map.entry("limit", List.of("1", "2", "50", "1000")),
          Map.entry(
              "sort", List.of("identifier", "-updatedAt", "valueDate", "code", "start", "ref")),
          Map.entry("minRevision", List.of("0", "1", "5")),
          Map.entry("code", List.of("14015", "6", "KG", "619", "A01", "1")),
          Map.entry("vocabulary", List.of("1", "9", "99")),
          Map.entry("url", List.of("http://127.0.0.1:9/")),
          Map.entry("ref", List.of("XM-DAC-41114", "44000", "XI-IATI-EC_INTPA")),
          Map.entry("reportingOrg", List.of("XM-DAC-41114", "44000")),
          Map.entry("name", List.of("undp-kg", "nightly")));

  private final Document document;
  private final Random random;

  Values(Document document, Random random) {
    this.document = document;
    this.random = random;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** A parameter's value as it is before it is encoded. */
  String parameter(Operation.Parameter parameter) {
    JsonNode schema = document.resolve(parameter.schema());
    if (schema.has("items")) {
      schema = document.resolve(schema.get("items"));
    }
    JsonNode value = value(schema, parameter.name(), 0);
    return value.isTextual() ? value.asText() : value.toString();
  }

  JsonNode value(JsonNode named, String name, int depth) {
    JsonNode schema = document.resolve(named);
    if (schema.has("allOf")) {
      ObjectNode whole = JSON.objectNode();
      schema.get("allOf").forEach(part -> whole.setAll((ObjectNode) value(part, name, depth)));
      return whole;
    }
    if (schema.has("enum")) {
      JsonNode all = schema.get("enum");
      return all.get(random.nextInt(all.size()));
    }
    if (KNOWN.containsKey(name)
        && !schema.has("properties")
        && !schema.has("items")
        && chance(85)) {
      return scalar(schema, oneOf(KNOWN.get(name)));
    }
    JsonNode examples = schema.path("examples");
    if (!examples.isEmpty() && chance(70)) {
      return examples.get(random.nextInt(examples.size()));
    }
    return switch (schema.path("type").asText("object")) {
      case "string" -> JSON.textNode(text(schema));
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "integer" -> JSON.numberNode(whole(schema));
      case "number" -> JSON.numberNode(number(schema));
      case "array" -> array(schema, name, depth);
      default -> object(schema, depth);
    };
  }

  private static JsonNode scalar(JsonNode schema, String text) {
    return switch (schema.path("type").asText("string")) {
      case "integer", "number" ->
          text.matches("-?\\d+([.]\\d+)?")
              ? JSON.numberNode(new BigDecimal(text))
              : JSON.numberNode(1);
      case "boolean" -> JSON.booleanNode(Boolean.parseBoolean(text));
      default -> JSON.textNode(text);
    };
  }

  private String text(JsonNode schema) {
    switch (schema.path("format").asText("")) {
      case "date" -> {
        return LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3_000)).toString();
      }
      case "date-time" -> {
        return "20%02d-0%d-11T12:%02d:00Z"
            .formatted(20 + random.nextInt(6), 1 + random.nextInt(9), random.nextInt(60));
      }
      case "uuid" -> {
        return new UUID(random.nextLong(), random.nextLong()).toString();
      }
      default -> {
        int most = schema.path("maxLength").asInt(40);
        if (most <= 5_000 && chance(5)) {
          return "\u044f".repeat(most);
        }
        StringBuilder text = new StringBuilder();
        for (int words = 1 + random.nextInt(3); words > 0; words--) {
          text.append(
                  oneOf(
                      List.of(
                          "Water",
                          "\u0432\u043e\u0434\u0430",
                          "\u0622\u0628",
                          "a-1",
                          "Kok & Tash",
                          "x")))
              .append(' ');
        }
        return text.substring(0, Math.min(text.length() - 1, Math.max(most, 1)));
      }
    }
  }

  private long whole(JsonNode schema) {
    long least = schema.path("minimum").asLong(0);
    long most = schema.path("maximum").asLong(least + 100);
    return chance(15)
        ? (random.nextBoolean() ? least : most)
        : least + (long) (random.nextDouble() * (most - least + 1));
  }

  private BigDecimal number(JsonNode schema) {
    double least = schema.path("minimum").asDouble(schema.path("exclusiveMinimum").asDouble(0));
    double most = schema.path("maximum").asDouble(least + 1_000_000);
    return BigDecimal.valueOf(least + random.nextDouble() * (most - least))
        .setScale(random.nextInt(5), java.math.RoundingMode.UP);
  }

  private ArrayNode array(JsonNode schema, String name, int depth) {
    ArrayNode array = JSON.arrayNode();
    int least = schema.path("minItems").asInt(0);
    int size = depth > DEEPEST ? least : Math.max(least, random.nextInt(4));
    for (int i = 0; i < size; i++) {
      array.add(value(schema.path("items"), name, depth + 1));
    }
    return array;
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = JSON.objectNode();
    JsonNode required = schema.path("required");
    schema
        .path("properties")
        .properties()
        .forEach(
            member -> {
              boolean needed = false;
              for (JsonNode one : required) {
                needed |= one.asText().equals(member.getKey());
              }
              if (needed || depth <= DEEPEST && chance(depth == 0 ? 50 : 40)) {
                object.set(member.getKey(), value(member.getValue(), member.getKey(), depth + 1));
              }
            });
    if (schema.path("additionalProperties").isObject()) {
      object.set("en", value(schema.get("additionalProperties"), "", depth + 1));
      if (chance(40)) {
        object.set("ru", TextNode.valueOf("\u0412\u043e\u0434\u0430"));
      }
    }
    return object;
  }
}
