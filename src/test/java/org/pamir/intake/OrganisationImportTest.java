package org.pamir.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.get;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pamir.Imports;
import org.pamir.RegisterTest;

/** Organisation files bring names, types and other identifiers of organisations. */
@QuarkusTest
class OrganisationImportTest extends RegisterTest {
  private final String number = unique("N");
  private final String ref = "XM-EXAMPLE-ORG-" + number;

  private byte[] sample() throws IOException {
    return Files.readString(Path.of("src/test/resources/iati/organisations-2.03.xml"))
        .formatted(number)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void registersAnOrganisationWithItsNamesInAllLanguagesAndItsType() throws IOException {
    JsonPath done = Imports.run(sample());
    assertThat(done.getString("status")).isEqualTo("done");
    assertThat(done.getInt("counts.created")).isEqualTo(1);
    get("/organisations/" + ref)
        .then()
        .body("name.en", equalTo("Basin agency"))
        .body("name.ru", equalTo("Бассейновое агентство"))
        .body("type", equalTo("40"));
    JsonPath findings = Imports.findings(done.getString("id"), "rule=organisation-parts-aside");
    assertThat(findings.getList("items.message"))
        .containsExactly("The register has no place for 1 document-link, 2 total-budget");
    long before = revision();
    assertThat(Imports.run(sample()).getInt("counts.unchanged")).isEqualTo(1);
    assertThat(revision()).isEqualTo(before);
  }

  @Test
  void addsToWhatTheRegisterKnows() throws IOException {
    sending(
            """
            {"name": {"en": "Old name", "ky": "Бассейн агенттиги"}, "country": "KG", "aliases": ["%s-KG"]}"""
                .formatted(ref))
        .put("/organisations/" + ref)
        .then()
        .statusCode(201);
    assertThat(Imports.run(sample()).getInt("counts.updated")).isEqualTo(1);
    get("/organisations/" + ref)
        .then()
        .body("name.en", equalTo("Basin agency"))
        .body("name.ky", equalTo("Бассейн агенттиги"))
        .body("country", equalTo("KG"))
        .body("aliases", equalTo(List.of(ref + "-KG")));
  }

  @Test
  void changesNothingInADryRun() throws IOException {
    JsonPath dry =
        Imports.run(asAdmin().queryParam("dryRun", "true"), sample(), "application/xml")
            .extract()
            .jsonPath();
    assertThat(dry.getInt("counts.created")).isEqualTo(1);
    get("/organisations/" + ref).then().statusCode(404);
  }

  @Test
  void takesFormerIdentifiersOfVersionOneForAliases() {
    String other = unique("XM-OTHER");
    sending("{\"name\": {\"en\": \"Other\"}}").put("/organisations/" + other);
    String old =
        """
        <iati-organisations version="1.03"><iati-organisation>
          <iati-identifier>%1$s</iati-identifier><iati-identifier>%1$s-OLD</iati-identifier>
          <identifier>%2$s</identifier>
          <name xml:lang="en">Old agency</name><name xml:lang="fr">Vieille agence</name>
          <reporting-org ref="%1$s" type="77">Old agency</reporting-org>
        </iati-organisation></iati-organisations>"""
            .formatted(ref, other);
    JsonPath done = Imports.run(old.getBytes(StandardCharsets.UTF_8));
    assertThat(done.getString("status")).isEqualTo("done");
    get("/organisations/" + ref + "-OLD")
        .then()
        .body("ref", equalTo(ref))
        .body("name.fr", equalTo("Vieille agence"));
    assertThat(Imports.findings(done.getString("id"), "limit=50").getList("items.rule"))
        .contains("alias-not-taken", "code-not-known", "legacy-converted");
  }

  @Test
  void rejectsAnOrganisationWithoutIdentifier() {
    String nameless =
        "<iati-organisations version=\"2.03\"><iati-organisation><name/></iati-organisation>"
            + "</iati-organisations>";
    JsonPath done = Imports.run(nameless.getBytes(StandardCharsets.UTF_8));
    assertThat(done.getInt("counts.rejected")).isEqualTo(1);
    assertThat(Imports.findings(done.getString("id"), "severity=critical").getList("items.rule"))
        .containsExactly("identifier-missing");
  }
}
