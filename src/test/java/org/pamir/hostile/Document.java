package org.pamir.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The OpenAPI document: its operations, and whether an answer is what it says. Schemas of OpenAPI
 * 3.1 are JSON Schema 2020-12.
 *
 * <p>An object that names its members has no others: the document does not say so, as clients must
 * bear members that are added, but an answer with a member that nobody described is a fault.
 */
final class Document {

  private static final String NAME = "urn:pamir:openapi";
  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

  private final JsonNode root;
  private final List<Operation> operations = new ArrayList<>();
  private final SchemaRegistry strict;
  private final SchemaRegistry asWritten;
  private final Map<String, Schema> schemas = new HashMap<>();

  Document(Path file) throws IOException {
    root = new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
    root.get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (METHODS.contains(method.getKey())) {
                            operations.add(
                                operation(path.getKey(), method.getKey(), method.getValue()));
                          }
                        }));
    asWritten = registry(root);
    JsonNode closed = root.deepCopy();
    merge(closed, closed.at("/components/schemas"));
    close(closed.at("/components/schemas"));
    strict = registry(closed);
  }

  private static SchemaRegistry registry(JsonNode document) {
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12,
        builder ->
            builder
                .schemas(Map.of(NAME, document.toString()))
                .schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  }

  private static JsonNode resolve(JsonNode document, JsonNode schema) {
    return schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
  }

  /** A whole of parts as one schema: what a later part says of a member goes before. */
  private static void merge(JsonNode document, JsonNode node) {
    node.forEach(child -> merge(document, child));
    if (node.path("allOf").isArray()) {
      ObjectNode whole = (ObjectNode) node;
      ObjectNode members = whole.putObject("properties");
      whole
          .remove("allOf")
          .forEach(part -> members.setAll((ObjectNode) resolve(document, part).get("properties")));
    }
  }

  private static void close(JsonNode node) {
    node.forEach(Document::close);
    if (node.path("properties").isObject() && !node.has("additionalProperties")) {
      ((ObjectNode) node).put("additionalProperties", false);
    }
  }

  private Operation operation(String path, String method, JsonNode node) {
    List<Operation.Parameter> parameters = new ArrayList<>();
    for (JsonNode parameter : node.path("parameters")) {
      parameters.add(
          new Operation.Parameter(
              parameter.get("name").asText(),
              parameter.get("in").asText(),
              parameter.path("schema"),
              parameter.path("example").asText(null),
              parameter.path("description").asText("")));
    }
    Map<String, JsonNode> bodies = new LinkedHashMap<>();
    node.at("/requestBody/content")
        .properties()
        .forEach(content -> bodies.put(content.getKey(), content.getValue()));
    return new Operation(
        node.get("operationId").asText(),
        method.toUpperCase(),
        path,
        "/paths/" + path.replace("~", "~0").replace("/", "~1") + "/" + method,
        parameters,
        bodies,
        node.get("responses"));
  }

  List<Operation> operations() {
    return operations;
  }

  boolean has(String path) {
    return root.get("paths").has(path);
  }

  ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The schema itself, where it is only named. */
  JsonNode resolve(JsonNode schema) {
    JsonNode found = schema;
    while (found.has("$ref")) {
      found = root.at(found.get("$ref").asText().substring(1));
    }
    return found;
  }

  /** The media types that an operation answers with at this status; null where it never does. */
  Set<String> answers(Operation operation, int status) {
    JsonNode response = operation.responses().get(String.valueOf(status));
    if (response == null) {
      return null;
    }
    Set<String> types = new HashSet<>();
    resolve(response).path("content").fieldNames().forEachRemaining(types::add);
    return types;
  }

  /** What an answer in JSON has otherwise than the document says. */
  List<String> faults(Operation operation, int status, String mediaType, JsonNode body) {
    JsonNode response = operation.responses().get(String.valueOf(status));
    String pointer =
        response.has("$ref")
            ? response.get("$ref").asText().substring(1)
            : operation.pointer() + "/responses/" + status;
    return faults(strict, pointer + "/content/" + mediaType.replace("/", "~1") + "/schema", body);
  }

  /** What a problem has otherwise than the document says. */
  List<String> problemFaults(JsonNode body) {
    return faults(strict, "/components/schemas/Problem", body);
  }

  /** What a request has otherwise than the document says. */
  List<String> requestFaults(Operation operation, String mediaType, JsonNode body) {
    return faults(
        asWritten,
        operation.pointer() + "/requestBody/content/" + mediaType.replace("/", "~1") + "/schema",
        body);
  }

  private List<String> faults(SchemaRegistry registry, String pointer, JsonNode body) {
    Schema schema =
        schemas.computeIfAbsent(
            (registry == strict) + pointer,
            key -> registry.getSchema(SchemaLocation.of(NAME + "#" + fragment(pointer))));
    return schema.validate(body).stream().map(Error::toString).limit(5).toList();
  }

  /** A pointer within a URI. */
  private static String fragment(String pointer) {
    return pointer.replace("{", "%7B").replace("}", "%7D");
  }
}
