package org.pamir.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.aProject;
import static org.pamir.Register.as;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.at;
import static org.pamir.Register.editorOf;
import static org.pamir.Register.key;
import static org.pamir.Register.patching;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pamir.RegisterTest;

/**
 * Every operation of the OpenAPI document by every kind of caller, compared with the one table of
 * who may do what, {@code access/matrix.txt}.
 */
@QuarkusTest
class MatrixTest extends RegisterTest {

  private static final List<String> CALLERS =
      List.of("anonymous", "owner", "stranger", "KG", "TJ", "revoked", "expired", "hub-admin");
  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
  private static final String NOWHERE = "00000000-0000-0000-0000-000000000000";

  /** Bodies of operations whose example is none, or speaks of what a test does not have. */
  private static final Map<String, String> BODIES =
      Map.of(
          "createWebhook", "{\"url\":\"http://127.0.0.1:9/\",\"active\":false}",
          "putWebhook", "{\"url\":\"http://127.0.0.1:9/\",\"active\":false}",
          "putGrouping", "{\"kind\":\"corridor\",\"name\":{\"en\":\"A corridor\"}}",
          "patchGrouping", "{\"name\":{\"en\":\"Another name\"}}",
          "putReportAnswer", "{\"state\":\"disputed\",\"reason\":\"It did not arrive\"}",
          "putOrganisation", "{\"name\":{\"en\":\"The owner\"}}");

  /** What an operation cannot do without. */
  private static final Map<String, String> QUERIES =
      Map.of("search", "?q=water", "suggest", "?q=wat");

  private final String org = unique("XM-OWNER");
  private final Map<String, String> keys = new LinkedHashMap<>();

  /** What is only read is made once. */
  private final Map<String, String> read = new LinkedHashMap<>();

  private final Map<String, Operation> operations = new LinkedHashMap<>();

  private record Operation(String id, String method, String path, JsonNode node) {

    boolean isAboutAProject() {
      return path.contains("{identifier}");
    }

    String mediaType() {
      JsonNode content = node.path("requestBody").path("content");
      return content.isEmpty() ? "application/json" : content.fieldNames().next();
    }

    String body() {
      if (BODIES.containsKey(id)) {
        return BODIES.get(id);
      }
      JsonNode content = node.path("requestBody").path("content").path(mediaType());
      JsonNode example =
          content.has("example")
              ? content.get("example")
              : content.path("examples").path(0).path("value");
      if (example.isMissingNode() && !content.path("examples").isEmpty()) {
        example = content.get("examples").elements().next().get("value");
      }
      return example.isMissingNode()
          ? null
          : example.isTextual() ? example.asText() : example.toString();
    }

    boolean takes(String header) {
      for (JsonNode parameter : node.path("parameters")) {
        if (parameter.path("name").asText().equals(header)) {
          return true;
        }
      }
      return false;
    }
  }

  @BeforeEach
  void readTheDocument() throws IOException {
    JsonNode paths =
        new ObjectMapper(new YAMLFactory())
            .readTree(Path.of("openapi", "openapi.yaml").toFile())
            .get("paths");
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (METHODS.contains(method.getKey())) {
                            String id = method.getValue().get("operationId").asText();
                            operations.put(
                                id,
                                new Operation(
                                    id,
                                    method.getKey(),
                                    path.getKey().replace("/api/v1", ""),
                                    method.getValue()));
                          }
                        }));
  }

  @Test
  void everyOperationAnswersEveryCallerAsTheTableSays() throws Exception {
    makeCallers();
    List<String> table = new ArrayList<>();
    for (String row : Files.readAllLines(Path.of("src/test/resources/access/matrix.txt"))) {
      if (!row.startsWith("#") && !row.isBlank()) {
        table.add(row.strip().replaceAll(" +", " "));
      }
    }
    Set<String> wanted = new LinkedHashSet<>();
    table.forEach(row -> wanted.add(row.split(" ")[0]));
    assertThat(wanted)
        .as("operations in the table, and in the document")
        .containsExactlyInAnyOrderElementsOf(operations.keySet());

    List<String> found = new ArrayList<>();
    for (String row : table) {
      String[] cells = row.split(" ");
      Operation operation = operations.get(cells[0]);
      List<String> answers = new ArrayList<>(List.of(cells[0], cells[1]));
      for (String caller : CALLERS) {
        answers.add(String.valueOf(call(operation, cells[1], caller).statusCode()));
      }
      found.add(String.join(" ", answers));
    }
    assertThat(found).containsExactlyElementsOf(table);
  }

  private void makeCallers() throws InterruptedException {
    String admin = "\"roles\":[\"hub-admin\"]";
    keys.put("owner", editorOf(org));
    keys.put("stranger", editorOf(unique("XM-STRANGER")));
    keys.put("KG", key("\"roles\":[\"focal-point\"],\"country\":\"KG\""));
    keys.put("TJ", key("\"roles\":[\"focal-point\"],\"country\":\"TJ\""));
    Instant soon = Instant.now().plusSeconds(3);
    keys.put("expired", key(admin + ",\"expiresAt\":\"" + soon + "\""));
    keys.put("hub-admin", key(admin));
    Response revoked = sending("{\"name\":\"x\"," + admin + "}").post("/api-keys");
    asAdmin().delete("/api-keys/" + revoked.path("id")).then().statusCode(204);
    keys.put("revoked", revoked.path("key"));
    while (!Instant.now().isAfter(soon)) {
      Thread.sleep(50);
    }
    project("published");
  }

  private Response call(Operation operation, String thing, String caller) {
    assertThat(operation.isAboutAProject())
        .as(operation.id() + " is about a project")
        .isEqualTo(!thing.equals("-"));
    String path = address(operation, thing);
    RequestSpecification request = caller.equals("anonymous") ? asAnyone() : as(keys.get(caller));
    if (operation.takes("If-Match")) {
      request.header("If-Match", "*");
    }
    // A state of before the project is none: it is to be that of now.
    String body =
        operation.id().equals("restoreProject")
            ? "{\"asOf\":\"" + Instant.now() + "\"}"
            : operation.id().endsWith("LookAlike")
                ? "{\"project\":\"" + another() + "\"}"
                : operation.id().equals("mergeOrganisation")
                    ? "{\"into\":\"" + org + "\"}"
                    : operation.body();
    if (body != null) {
      request
          .contentType(operation.mediaType())
          .body(mine(operation, body).getBytes(StandardCharsets.UTF_8));
    } else if (!operation.method().matches("get|delete")) {
      request.contentType("application/json");
    }
    return request.request(operation.method().toUpperCase(), path);
  }

  /** The address, with what it names made for this call alone where it is to be changed. */
  private String address(Operation operation, String thing) {
    String path = operation.path();
    if (operation.isAboutAProject()) {
      boolean reads = operation.method().equals("get");
      String project = reads ? read.computeIfAbsent(thing, this::project) : project(thing);
      path = path.replace("/projects/{identifier}", at(project));
      if (path.contains("/{id}")) {
        String list = path.substring(0, path.indexOf("/{id}"));
        String id = reads ? read.computeIfAbsent(list, this::row) : row(list);
        path = path.replace("{id}", id);
      }
      if (operation.id().equals("undoLookAlike") && thing.equals("published")) {
        sending("{\"project\":\"" + another() + "\"}")
            .post(at(project) + "/look-alikes/dismiss")
            .then()
            .statusCode(200);
      }
      if (operation.id().equals("deleteParticipation")) {
        // Shares of those that stay would no longer make 100.
        patching(
                "*",
                "{\"participations\":[{\"country\":\"KG\"},{\"country\":\"UZ\"}],\"regions\":null}")
            .patch(at(project))
            .then()
            .statusCode(200);
      }
      if (operation.id().equals("suspendParticipation") && thing.equals("published")) {
        as(keys.get("KG"))
            .contentType("application/json")
            .post(at(project) + "/participations/KG/confirm")
            .then()
            .statusCode(200);
      }
    } else if (path.startsWith("/api-keys/")) {
      path = path.replace("{id}", made("/api-keys", "createApiKey"));
    } else if (path.startsWith("/webhooks/")) {
      String webhook = made("/webhooks", "createWebhook");
      path = path.replace("{webhook}", webhook);
      if (path.contains("{delivery}")) {
        Response ping =
            asAdmin().contentType("application/json").post("/webhooks/" + webhook + "/ping");
        path = path.replace("{delivery}", ping.path("id"));
      }
    } else if (path.startsWith("/imports/")) {
      path = path.replace("{id}", made("/imports", "importFile"));
    } else if (path.contains("{report}")) {
      path = path.replace("{report}", report(operation.method().equals("delete")));
    } else if (path.startsWith("/groupings/")) {
      String code = unique("G");
      sending(BODIES.get("putGrouping")).put("/groupings/" + code).then().statusCode(201);
      path = path.replace("{code}", code);
    }
    if (operation.id().equals("mergeOrganisation")) {
      path = path.replace("{ref}", organisation());
    } else if (operation.id().equals("undoOrganisationMerge")) {
      String ref = organisation();
      Response merged =
          sending("{\"into\":\"" + org + "\"}").post("/organisations/" + ref + "/merge");
      path = path.replace("{id}", String.valueOf(merged.<Integer>path("id")));
    }
    path = path.replace("{ref}", org);
    for (JsonNode parameter : operation.node().path("parameters")) {
      if (parameter.path("in").asText().equals("path") && parameter.has("example")) {
        path =
            path.replace(
                "{" + parameter.get("name").asText() + "}", parameter.get("example").asText());
      }
    }
    assertThat(path).as(operation.id()).doesNotContain("{");
    return path + QUERIES.getOrDefault(operation.id(), "");
  }

  /** A project that others are compared with. */
  private String another() {
    return read.computeIfAbsent("another", name -> aProject().save().identifier());
  }

  private String organisation() {
    String ref = unique("XM-ANOTHER");
    sending(BODIES.get("putOrganisation")).put("/organisations/" + ref).then().statusCode(201);
    return ref;
  }

  private String made(String path, String operation) {
    Operation make = operations.get(operation);
    // Imports and webhooks are their sender's organisation's to see; keys are a hub-admin's.
    Response made =
        as(keys.get(path.equals("/api-keys") ? "hub-admin" : "owner"))
            .contentType(make.mediaType())
            .header("Prefer", "wait=30")
            .body(make.body().getBytes(StandardCharsets.UTF_8))
            .post(path);
    assertThat(made.statusCode()).as(made.asString()).isBetween(201, 202);
    return made.path("id");
  }

  /** What another organisation reports of the owner, answered by it or not. */
  private String report(boolean answered) {
    Response made =
        sending(
                "{\"kind\":\"commitment\",\"direction\":\"outgoing\",\"valueDate\":\"2025-03-31\","
                    + "\"value\":{\"amount\":1000,\"currency\":\"USD\"},\"receiver\":{\"ref\":\""
                    + org
                    + "\"}}")
            .post(aProject().save().path() + "/commitments");
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    String id = made.path("id");
    if (answered) {
      as(keys.get("owner"))
          .contentType("application/json")
          .body(operations.get("putReportAnswer").body())
          .put("/organisations/" + org + "/reported-by-others/" + id)
          .then()
          .statusCode(201);
    }
    return id;
  }

  private String project(String publication) {
    String identifier = unique(org);
    String body =
        mine(operations.get("putProject"), operations.get("putProject").body())
            .replace("\"published\"", "\"" + publication + "\"");
    sending(body).put(at(identifier)).then().statusCode(201);
    return identifier;
  }

  /** A row of this list, made by the example of its own POST. */
  private String row(String list) {
    String last = list.substring(list.lastIndexOf('/') + 1);
    Operation create =
        operations.values().stream()
            .filter(o -> o.method().equals("post") && o.path().endsWith("/" + last))
            .findFirst()
            .orElseThrow();
    Response made = sending(create.body()).post(list);
    return made.statusCode() == 201 ? made.path("id") : NOWHERE;
  }

  /** The example, reported by the owner. */
  private String mine(Operation operation, String body) {
    if (!operation.id().matches("createProject|putProject")) {
      return body;
    }
    try {
      ObjectNode example = (ObjectNode) new ObjectMapper().readTree(body);
      example.put("reportingOrg", org);
      if (operation.id().equals("createProject")) {
        example.put("identifier", unique(org));
      }
      return example.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
