package org.pamir.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.get;
import static org.pamir.Register.segment;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pamir.RegisterTest;

@QuarkusTest
class OrganisationTest extends RegisterTest {

  private static final String NAMED =
      "{\"name\":{\"en\":\"%s\"},\"type\":\"40\",\"country\":\"KG\"%s}";

  private static Response put(String ref, String name, String more) {
    return sending(NAMED.formatted(name, more)).put("/organisations/" + segment(ref));
  }

  @Test
  void putRegistersAndReplacesAnOrganisation() {
    String ref = unique("XM/ОРГ 1");

    Response added = put(ref, "First", "");
    assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
    assertThat(added.header("Location")).endsWith("/organisations/" + segment(ref));
    assertThat(get("/organisations/" + segment(ref)).header("ETag"))
        .isEqualTo(added.header("ETag"));

    refused(put(ref, "Second", ""), 428);
    Response replaced =
        sending(NAMED.formatted("Second", ""))
            .header("If-Match", added.header("ETag"))
            .put("/organisations/" + segment(ref));
    assertThat(replaced.statusCode()).isEqualTo(200);
    assertThat(replaced.<String>path("name.en")).isEqualTo("Second");
    refused(
        sending(NAMED.formatted("Third", ""))
            .header("If-Match", added.header("ETag"))
            .put("/organisations/" + segment(ref)),
        412);
    assertThat(rows("select name ->> 'en' from organisation_history where ref = ?", ref))
        .containsExactly("First");
  }

  @Test
  void severalAreFoundAtOnceByTheirRefs() {
    String one = unique("XM-ONE");
    String other = unique("XM-OTHER");
    put(one, "One", "");
    put(other, "Other", "");

    assertThat(
            get("/organisations?ref=" + one + "," + other + ",XM-NOBODY")
                .<List<String>>path("items.ref"))
        .containsExactlyInAnyOrder(one, other);
  }

  @Test
  void anAliasMeansTheSameOrganisation() {
    String ref = unique("XM-ALIASED");
    String alias = unique("Old name");
    put(ref, "One", ",\"aliases\":[\"" + alias + "\"]");

    assertThat(get("/organisations/" + segment(alias)).<String>path("ref")).isEqualTo(ref);
    String project = aProject().reportedBy(alias).save().identifier();
    assertThat(get("/projects?reportingOrg=" + ref).<List<String>>path("items.identifier"))
        .containsExactly(project);
    assertThat(
            get("/projects?reportingOrg=" + segment(alias)).<List<String>>path("items.identifier"))
        .containsExactly(project);
    assertThat(get("/organisations?q=" + segment(alias)).<List<String>>path("items.ref"))
        .containsExactly(ref);
    long before = revision();
    refused(put(unique("XM-OTHER"), "Two", ",\"aliases\":[\"" + alias + "\"]"), 400, "aliases");
    refused(put(unique("XM-OTHER"), "Two", ",\"aliases\":[\"" + ref + "\"]"), 400, "aliases");
    assertThat(revision()).isEqualTo(before);
  }

  @Test
  void organisationsAreFoundByTypeCountryAndWords() {
    String word = unique("Würde");
    String ref = unique("XM-FOUND");
    put(ref, word, "");

    String q = "/organisations?q=" + segment(word.toLowerCase());
    assertThat(get(q).<List<String>>path("items.ref")).containsExactly(ref);
    assertThat(get(q + "&type=40,10&country=KG").<Integer>path("total")).isEqualTo(1);
    assertThat(get(q + "&type=10").<Integer>path("total")).isZero();
    assertThat(get(q + "&country=TJ").<Integer>path("total")).isZero();
    assertThat(get("/organisations?q=%25").<Integer>path("total")).isZero();
    assertThat(
            asAnyone().get("/organisations?sort=-updatedAt&limit=1").<String>path("items[0].ref"))
        .isEqualTo(ref);
  }

  @Test
  void refusesOrganisationsThatCannotBe() {
    String ref = unique("XM-BAD");
    long before = revision();
    refused(sending("{}").put("/organisations/" + ref), 400, "name");
    refused(sending("{\"name\":{}}").put("/organisations/" + ref), 400, "name");
    refused(put(ref, "x", ",\"ref\":\"OTHER\""), 400, "ref");
    refused(put(ref, "x", ",\"colour\":1"), 400, "colour");
    refused(put(ref, "x\\u0000", ""), 400, "name.en");
    refused(put("x".repeat(201), "x", ""), 400, "ref");
    refused(put(" ", "x", ""), 400, "ref");
    refused(
        sending("{\"name\":{\"en\":\"x\"},\"type\":\"999\"}").put("/organisations/" + ref),
        400,
        "type");
    refused(
        sending("{\"name\":{\"en\":\"x\"},\"country\":\"XX\"}").put("/organisations/" + ref),
        400,
        "country");
    refused(sending("{\"name\":{\"e\\u0000\":\"x\"}}").put("/organisations/" + ref), 400);
    refused(put(ref, "x", ",\"aliases\":[\"\"]"), 400);
    assertThat(revision()).isEqualTo(before);
    refused(get("/organisations/" + ref), 404);
  }
}
