package org.pamir.hostile;

import static org.pamir.Register.as;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.at;
import static org.pamir.Register.editorOf;
import static org.pamir.Register.key;
import static org.pamir.Register.sending;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.pamir.Register;

/**
 * What is there to be asked for, and who asks. Things that requests delete or change beyond use are
 * followed by others of their kind.
 */
final class World {

  /** Who reports the projects that are made here. */
  static final String ORG = "XM-FUZZ";

  private static final String PROJECT = "/api/v1/projects/{identifier}";
  private static final int KEPT = 8;

  private final Document document;
  private final Map<String, String> callers = new LinkedHashMap<>();

  /** By path up to its last parameter, the values of its parameters in their order. */
  private final Map<String, List<List<String>>> things = new HashMap<>();

  private final List<String> cursors = new ArrayList<>();
  private int made;

  World(Document document) {
    this.document = document;
    callers.put("editor", editorOf(ORG));
    callers.put("stranger", editorOf("XM-STRANGER"));
    callers.put("KG", key("\"roles\": [\"focal-point\"], \"country\": \"KG\""));
    callers.put("admin", Register.KEY);
    for (String country : List.of("KG", "UZ", "TJ")) {
      keep("/api/v1/countries/{code}", country);
    }
    keep("/api/v1/codelists/{name}", "OrganisationType");
    keep("/api/v1/codelists/{name}", "Sector");
    keep("/api/v1/sdgs/{goal}", "6");
    keep("/api/v1/exchange-rates/{currency}/{validFrom}", "UZS", "2026-01-01");
  }

  private void keep(String place, String... values) {
    List<List<String>> kept = things.computeIfAbsent(place, key -> new ArrayList<>());
    kept.add(List.of(values));
    if (kept.size() > KEPT) {
      kept.remove(0);
    }
  }

  /** Values for the parameters of a path, of something that was there lately. */
  List<String> values(Operation operation, Random random) {
    if (!operation.path().contains("{")) {
      return List.of();
    }
    String place = operation.path().substring(0, operation.path().lastIndexOf('}') + 1);
    List<List<String>> all = things.get(place);
    if (all == null) {
      throw new IllegalStateException("Nothing is known of " + place);
    }
    return all.get(random.nextInt(all.size()));
  }

  String project(Random random) {
    List<List<String>> all = things.get(PROJECT);
    return all.get(random.nextInt(all.size())).get(0);
  }

  /** The key of a caller who may do this, mostly; null for a reader without one. */
  String caller(Operation operation, Random random) {
    int dice = random.nextInt(100);
    if (operation.path().matches(".*/(confirm|decline|suspend)") && dice < 70) {
      return callers.get("KG");
    }
    if (operation.reads() && dice < 25) {
      return null;
    }
    return callers.get(dice < 65 ? "admin" : dice < 80 ? "editor" : dice < 90 ? "KG" : "stranger");
  }

  void remember(String cursor) {
    cursors.add(cursor);
    if (cursors.size() > 100) {
      cursors.remove(0);
    }
  }

  /** A cursor of some list; null before there is one. */
  String cursor(Random random) {
    return cursors.isEmpty() ? null : cursors.get(random.nextInt(cursors.size()));
  }

  /**
   * A body that an operation takes of something here, where the document's example is of others.
   */
  JsonNode body(Operation operation, Random random) {
    JsonNode example = operation.example(operation.bodies().keySet().iterator().next());
    ObjectNode body = example instanceof ObjectNode object ? object.deepCopy() : null;
    switch (operation.id()) {
      case "createProject" -> {
        body.put("identifier", ORG + "-" + ++made);
        body.put("reportingOrg", ORG);
      }
      case "putProject" -> body.put("reportingOrg", ORG);
      case "dismissLookAlike", "linkLookAlike", "undoLookAlike" ->
          body = document.object().put("project", project(random));
      case "mergeOrganisation" -> body = document.object().put("into", "XM-FUZZ-INTO");
      case "restoreProject" -> body = document.object().put("asOf", Instant.now().toString());
      case "createWebhook", "putWebhook" ->
          body = document.object().put("url", "http://127.0.0.1:9/").put("active", false);
      case "putGrouping" -> {
        body = document.object().put("kind", "corridor");
        body.putObject("name").put("en", "A corridor");
      }
      case "patchGrouping" -> {
        body = document.object();
        body.putObject("name").put("en", "Another name");
      }
      case "putReportAnswer" ->
          body = document.object().put("state", "disputed").put("reason", "It did not arrive");
      default -> {
        // The example will do.
      }
    }
    return body == null ? document.object() : body;
  }

  /** Makes one more of everything, and takes away what makes all else slow. */
  void renew() {
    Random random = new Random(made);
    String project = ORG + "-" + ++made;
    for (Operation operation : document.operations()) {
      if (operation.id().equals("putProject")) {
        ObjectNode body = (ObjectNode) body(operation, random);
        require(sending(body.toString()).put(at(project)));
        String draft = ORG + "-" + ++made;
        require(sending(body.put("publication", "draft").toString()).put(at(draft)));
        keep(PROJECT, draft);
      }
    }
    keep(PROJECT, project);
    keep(PROJECT + "/participations/{country}", project, "KG");
    keep(PROJECT + "/participations/{country}", project, "UZ");
    for (Operation operation : document.operations()) {
      if (operation.method().equals("POST")
          && operation.path().matches("\\Q" + PROJECT + "\\E/[a-z-]+")
          && document.has(operation.path() + "/{id}")) {
        String list = operation.path().substring(operation.path().lastIndexOf('/'));
        Response row =
            require(
                sending(operation.example("application/json").toString()).post(at(project) + list));
        keep(operation.path() + "/{id}", project, row.path("id"));
      }
    }
    others(project);
  }

  private void others(String project) {
    String ref = "XM-FUZZ-ORG-" + ++made;
    String name = "{\"name\": {\"en\": \"An organisation\"}, \"type\": \"40\"}";
    require(sending(name).put("/organisations/" + ref));
    keep("/api/v1/organisations/{ref}", ref);
    sending(name).header("If-None-Match", "*").put("/organisations/XM-FUZZ-INTO");
    String gone = "XM-FUZZ-ORG-" + ++made;
    require(sending(name).put("/organisations/" + gone));
    Response merged =
        require(sending("{\"into\": \"" + ref + "\"}").post("/organisations/" + gone + "/merge"));
    keep("/api/v1/organisations/merges/{id}", merged.path("id").toString());
    Response report =
        require(
            sending(
                    """
                    {"kind": "commitment", "direction": "outgoing", "valueDate": "2025-03-31",
                     "value": {"amount": 1000, "currency": "USD"}, "receiver": {"ref": "%s"}}"""
                        .formatted(ref))
                .post(at(project) + "/commitments"));
    keep("/api/v1/organisations/{ref}/reported-by-others/{report}", ref, report.path("id"));
    String grouping = "FUZZ-" + ++made;
    require(
        sending("{\"kind\": \"corridor\", \"name\": {\"en\": \"A corridor\"}}")
            .put("/groupings/" + grouping));
    keep("/api/v1/groupings/{code}", grouping);
    Response key =
        require(sending("{\"name\": \"x\", \"roles\": [\"hub-admin\"]}").post("/api-keys"));
    keep("/api/v1/api-keys/{id}", key.path("id").toString());
    webhook();
    Response file =
        require(
            asAdmin()
                .contentType("application/xml")
                .header("Prefer", "wait=30")
                .body("<iati-activities version=\"2.03\"/>".getBytes(StandardCharsets.UTF_8))
                .post("/imports"));
    keep("/api/v1/imports/{id}", file.path("id").toString());
  }

  private void webhook() {
    List<String> before = asAdmin().get("/webhooks?limit=100").path("items.id");
    before.forEach(id -> asAdmin().header("If-Match", "*").delete("/webhooks/" + id));
    Response webhook =
        require(
            as(callers.get("admin"))
                .contentType("application/json")
                .body("{\"url\": \"http://127.0.0.1:9/\", \"active\": false}")
                .post("/webhooks"));
    things.remove("/api/v1/webhooks/{webhook}");
    things.remove("/api/v1/webhooks/{webhook}/deliveries/{delivery}");
    String id = webhook.path("id");
    keep("/api/v1/webhooks/{webhook}", id);
    Response ping =
        require(asAdmin().contentType("application/json").post("/webhooks/" + id + "/ping"));
    keep("/api/v1/webhooks/{webhook}/deliveries/{delivery}", id, ping.path("id").toString());
  }

  private static Response require(Response answer) {
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.asString());
    }
    return answer;
  }
}
