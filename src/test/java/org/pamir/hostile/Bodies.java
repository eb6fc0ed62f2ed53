package org.pamir.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Bodies: as the document has them, with one member wrong, and such as no client should send. */
final class Bodies {

  /** Stands in a tree where the bytes have something that no tree holds. */
  private static final String MARK = "@@MARK@@";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Document document;
  private final World world;
  private final Values values;
  private final Random random;

  Bodies(Document document, World world, Values values, Random random) {
    this.document = document;
    this.world = world;
    this.values = values;
    this.random = random;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** The example with some members as the schema allows them, or all of it out of the schema. */
  byte[] valid(Operation operation, String mediaType) {
    if (!mediaType.contains("json")) {
      return file(operation, mediaType);
    }
    return json(tree(operation, mediaType));
  }

  private JsonNode tree(Operation operation, String mediaType) {
    JsonNode schema = operation.bodies().get(mediaType).get("schema");
    if (operation.id().equals("patchProject")) {
      schema = JSON.objectNode().put("$ref", "#/components/schemas/ProjectRequest");
    }
    ObjectNode example = (ObjectNode) world.body(operation, random);
    int dice = random.nextInt(100);
    if (dice < 45) {
      return example;
    }
    JsonNode made = values.value(schema, "", 0);
    if (dice < 85 && made instanceof ObjectNode) {
      made.properties()
          .forEach(
              member -> {
                if (chance(25)) {
                  example.set(member.getKey(), member.getValue());
                }
              });
      return example;
    }
    return made;
  }

  /** One member is of another type, out of range, unknown, missing, one too many or there twice. */
  byte[] near(Operation operation, String mediaType) {
    if (!mediaType.contains("json")) {
      return Hostile.damaged(file(operation, mediaType), random);
    }
    JsonNode tree = tree(operation, mediaType);
    ContainerNode<?> parent = parent(tree);
    if (parent == null) {
      return json(tree);
    }
    switch (random.nextInt(6)) {
      case 0 -> take(parent);
      case 1 -> {
        if (parent instanceof ObjectNode object) {
          object.put(oneOf(List.of("titel", "", "id", "__proto__", "a b", "\u0000")), 1);
        } else {
          ((ArrayNode) parent).addNull();
        }
      }
      case 2 -> {
        byte[] bytes = json(tree);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (tree instanceof ObjectNode object && !object.isEmpty()) {
          String name = object.fieldNames().next();
          return bytes(
              "{" + JSON.textNode(name) + ":" + object.get(name) + "," + text.substring(1));
        }
        return bytes;
      }
      default -> put(parent, wrong());
    }
    return json(tree);
  }

  /** A value that is hardly ever right where it is put. */
  private JsonNode wrong() {
    return switch (random.nextInt(9)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(true);
      case 2 -> JSON.numberNode(random.nextInt() * 1_000L);
      case 3 -> JSON.numberNode(-1);
      case 4 -> JSON.numberNode(0.123456789012345);
      case 5 -> JSON.textNode("x".repeat(random.nextInt(3) * 3_000));
      case 6 -> JSON.arrayNode().add(1).add("a");
      case 7 -> JSON.objectNode().put("a", 1);
      default ->
          JSON.textNode(oneOf(List.of("2025-02-30", "usd", "XX", "no-such-word", "101", "\u00e9")));
    };
  }

  byte[] hostile(Operation operation, String mediaType) {
    byte[] valid = valid(operation, mediaType);
    switch (random.nextInt(8)) {
      case 0, 1 -> {
        return mediaType.contains("json")
            ? texts(tree(operation, mediaType))
            : Hostile.damaged(valid, random);
      }
      case 2, 3 -> {
        JsonNode tree = mediaType.contains("json") ? tree(operation, mediaType) : null;
        ContainerNode<?> parent = tree == null ? null : parent(tree);
        if (parent == null) {
          return bytes(oneOf(Hostile.raw(random)));
        }
        put(parent, JSON.textNode(MARK));
        return bytes(tree.toString().replace("\"" + MARK + "\"", oneOf(Hostile.raw(random))));
      }
      case 4 -> {
        String text = new String(valid, StandardCharsets.UTF_8);
        return switch (random.nextInt(8)) {
          case 0 -> bytes("\ufeff" + text);
          case 1 -> text.getBytes(StandardCharsets.UTF_16);
          case 2 -> text.getBytes(StandardCharsets.UTF_16LE);
          case 3 -> bytes(text + text);
          case 4 -> bytes("[" + text + "]");
          case 5 -> bytes(text + "\u0000");
          case 6 -> bytes(" ".repeat(100_000) + text);
          default -> gzip(valid);
        };
      }
      case 5 -> {
        return bytes(
            oneOf(
                List.of(
                    "", " ", "null", "[]", "{}", "1", "\"a\"", "true", "{", "<a/>", "a=b&c=d")));
      }
      default -> {
        return Hostile.damaged(valid, random);
      }
    }
  }

  private byte[] texts(JsonNode tree) {
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      ContainerNode<?> parent = parent(tree);
      if (parent == null) {
        break;
      }
      put(parent, JSON.textNode(oneOf(Hostile.TEXTS)));
    }
    if (tree instanceof ObjectNode object && chance(15)) {
      object.set(oneOf(Hostile.TEXTS), JSON.textNode("x"));
    }
    return json(tree);
  }

  /** Some object or list of the tree that has anything in it; null where none has. */
  private ContainerNode<?> parent(JsonNode tree) {
    List<ContainerNode<?>> all = new ArrayList<>();
    collect(tree, all);
    return all.isEmpty() ? null : oneOf(all);
  }

  private static void collect(JsonNode node, List<ContainerNode<?>> into) {
    if (node instanceof ContainerNode<?> container && !container.isEmpty()) {
      into.add(container);
    }
    node.forEach(child -> collect(child, into));
  }

  private void put(ContainerNode<?> parent, JsonNode value) {
    if (parent instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      object.set(oneOf(names), value);
    } else {
      ((ArrayNode) parent).set(random.nextInt(parent.size()), value);
    }
  }

  private void take(ContainerNode<?> parent) {
    if (parent instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      object.remove(oneOf(names));
    } else {
      ((ArrayNode) parent).remove(random.nextInt(parent.size()));
    }
  }

  private byte[] file(Operation operation, String mediaType) {
    JsonNode example = operation.example("application/xml");
    byte[] xml = bytes(example.asText().replace("XM-DAC-41114-EXAMPLE", World.ORG + "-FILE"));
    return switch (mediaType) {
      case "application/gzip" -> gzip(xml);
      case "text/csv" ->
          bytes(
              "identifier,reportingOrg,title.en,status\n%s-CSV-%d,%s,A table,pipeline\n"
                  .formatted(World.ORG, random.nextInt(20), World.ORG));
      case "application/xml" -> xml;
      default -> Hostile.damaged(new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0}, random);
    };
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] json(JsonNode tree) {
    try {
      return MAPPER.writeValueAsBytes(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
