package org.pamir.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.as;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.at;
import static org.pamir.Register.editorOf;
import static org.pamir.Register.get;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;

/** A file changes what is its sender's own, and nothing else. */
@QuarkusTest
class ImportOwnershipTest extends RegisterTest {

  private final String org = unique("XM-SENDER");
  private final String other = unique("XM-ELSE");

  private static String activity(String identifier, String reporter) {
    return """
        <iati-activity xml:lang="en"><iati-identifier>%s</iati-identifier><reporting-org ref="%s" type="40"/>
        <title><narrative>Sent in a file</narrative></title><activity-status code="2"/>
        <activity-date iso-date="2025-01-01" type="1"/><recipient-country code="KG"/></iati-activity>"""
        .formatted(identifier, reporter);
  }

  private static Response send(String key, String... activities) {
    return as(key)
        .contentType("application/xml")
        .header("Prefer", "wait=30")
        .body(
            ("<iati-activities version=\"2.03\">"
                    + String.join("", activities)
                    + "</iati-activities>")
                .getBytes(StandardCharsets.UTF_8))
        .post("/imports");
  }

  @Test
  void anEditorsFileTakesItsOwnAndRejectsWhatIsAnothersThereOrNot() {
    String key = editorOf(org);
    Saved draft = aProject().called(unique(other)).reportedBy(other).draft().save();
    Saved seen = aProject().called(unique(other)).reportedBy(other).save();
    String own = unique(org);
    String absent = unique(other);

    Response done =
        send(
            key,
            activity(own, org),
            activity(seen.identifier(), org),
            activity(draft.identifier(), org),
            activity(absent, org),
            activity(unique(org), other));

    assertThat(done.<String>path("status")).as(done.asString()).isEqualTo("done");
    assertThat(done.<Integer>path("counts.created")).isEqualTo(1);
    assertThat(done.<Integer>path("counts.rejected")).isEqualTo(4);
    Response findings = as(key).get("/imports/" + done.path("id") + "/findings?rule=not-yours");
    assertThat(findings.<List<String>>path("items.message"))
        .hasSize(4)
        .containsOnly("The project is not your organisation's to report");
    assertThat(get(at(own)).statusCode()).isEqualTo(200);
    refused(get(at(absent)), 404);
    assertThat(get(seen.path()).<String>path("title.en")).isEqualTo("A project of a test");
    assertThat(get(draft.path()).<Integer>path("version")).isEqualTo(1);
  }

  @Test
  void aTableIsHeldToTheSame() {
    String key = editorOf(org);
    Saved own = aProject().called(unique(org)).reportedBy(org).save();
    Saved seen = aProject().called(unique(other)).reportedBy(other).save();
    String table = "identifier,reportingOrg,title.en\r\n";
    for (String row :
        List.of(
            own.identifier() + "," + org + ",Renamed",
            seen.identifier() + "," + org + ",Taken over",
            unique(org) + "," + other + ",Reported for another")) {
      table += row + "\r\n";
    }

    Response done =
        as(key)
            .contentType("text/csv")
            .header("Prefer", "wait=60")
            .body(table.getBytes(StandardCharsets.UTF_8))
            .post("/imports");

    assertThat(done.<String>path("status")).as(done.asString()).isEqualTo("done");
    assertThat(done.<Integer>path("counts.updated")).as(done.asString()).isEqualTo(1);
    assertThat(done.<Integer>path("counts.rejected")).isEqualTo(2);
    assertThat(get(own.path()).<String>path("title.en")).isEqualTo("Renamed");
    assertThat(get(seen.path()).<String>path("title.en")).isEqualTo("A project of a test");
  }

  @Test
  void anImportIsSeenByItsSendersOrganisation() {
    String key = editorOf(org);
    String id = send(key, activity(unique(org), org)).path("id");
    String stranger = editorOf(other);

    assertThat(as(editorOf(org)).get("/imports/" + id).statusCode()).isEqualTo(200);
    assertThat(as(key).get("/imports").<Integer>path("total")).isEqualTo(1);
    assertThat(get("/imports/" + id).statusCode()).isEqualTo(200);
    for (String part : List.of("", "/findings", "/events")) {
      refused(as(stranger).get("/imports/" + id + part), 404);
      refused(asAnyone().get("/imports/" + id + part), 401);
    }
    refused(as(stranger).contentType("application/json").post("/imports/" + id + "/cancel"), 404);
    assertThat(as(stranger).get("/imports").<Integer>path("total")).isZero();
  }
}
