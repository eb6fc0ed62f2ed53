package org.pamir.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.get;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;

@QuarkusTest
class CommitmentTest extends RegisterTest {

  private static Response commit(Saved project, String more) {
    return sending("{\"kind\":\"commitment\",\"direction\":\"outgoing\"," + more + "}")
        .post(project.path() + "/commitments");
  }

  private static String money(String amount) {
    return "\"valueDate\":\"2025-03-31\",\"value\":{\"amount\":"
        + amount
        + ",\"currency\":\"EUR\"}";
  }

  @Test
  void aCommitmentIsTakenDownReadCorrectedAndTakenBack() {
    Saved project = aProject().save();
    Response added = commit(project, money("10"));
    assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
    String path = project.path() + "/commitments/" + added.path("id");
    assertThat(added.header("Location")).endsWith(path);
    assertThat(added.<String>path("type")).isEqualTo("2");

    Response read = asAnyone().get(path);
    assertThat(read.header("ETag")).isEqualTo(added.header("ETag"));
    assertThat(asAnyone().header("If-None-Match", read.header("ETag")).get(path).statusCode())
        .isEqualTo(304);

    String next = "{\"kind\":\"pledge\",\"direction\":\"incoming\"," + money("-20") + "}";
    refused(sending(next).put(path), 428);
    refused(sending(next).header("If-Match", "\"1-1\"").put(path), 412);
    Response corrected = sending(next).header("If-Match", added.header("ETag")).put(path);
    assertThat(corrected.<Integer>path("version")).isEqualTo(2);
    assertThat(corrected.<String>path("type")).isEqualTo("13");
    assertThat(get(path).header("ETag")).isEqualTo(corrected.header("ETag"));

    refused(asAdmin().header("If-Match", added.header("ETag")).delete(path), 412);
    assertThat(asAdmin().header("If-Match", corrected.header("ETag")).delete(path).statusCode())
        .isEqualTo(204);
    refused(get(path), 404);
    assertThat(
            rows(
                "select amount from commitment_history where id = ?::uuid order by revision",
                added.<String>path("id")))
        .containsExactly("10", "-20");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1250000.00",
        "0.1234567891",
        "-5",
        "0",
        "0.00",
        "-0.01",
        "999999999999999.9999999999",
        "100",
        "1000000.0000000000"
      })
  void amountsAreKeptToTheLastDigit(String amount) {
    Saved project = aProject().save();
    String id = commit(project, money(amount)).path("id");

    assertThat(get(project.path() + "/commitments/" + id).asString())
        .contains("\"amount\":" + amount + ",");
    assertThat(rows("select amount from commitment where id = ?::uuid", id))
        .containsExactly(amount);
    assertThat(get(project.path() + "?include=commitments").asString())
        .contains("\"amount\":" + amount + ",");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "-1e999999999",
        "1e-999999999",
        "NaN",
        "Infinity",
        "\"100\"",
        "null",
        "1000000000000000",
        "0.12345678901",
        "1e15",
        "{}",
        "[1]",
        "true",
        "0x10",
        "01",
        "1."
      })
  void refusesAbsurdAmounts(String amount) {
    Saved project = aProject().save();
    long before = revision();

    refused(commit(project, money(amount)), 400);

    assertThat(revision()).isEqualTo(before);
  }

  @Test
  void refusesAnAmountOfSixtyDigits() {
    Saved project = aProject().save();
    long before = revision();

    refused(commit(project, money("9".repeat(60))), 400);
    refused(commit(project, money("0." + "9".repeat(60))), 400);

    assertThat(revision()).isEqualTo(before);
  }

  @Test
  void anOwnAllocationIsKept() {
    Saved project = aProject().in("KG", "TJ").save();

    Response added =
        commit(
            project,
            money("5")
                + ",\"countries\":[{\"country\":\"KG\",\"share\":33.3333}],"
                + "\"regions\":[{\"code\":\"619\",\"share\":66.6667}],"
                + "\"sectors\":[{\"code\":\"14015\"}]");

    assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
    assertThat(get(project.path() + "/commitments/" + added.path("id")).asString())
        .contains("33.3333", "66.6667", "14015");
  }

  @Test
  void aCommitmentMakesGoodAPledge() {
    Saved project = aProject().save();
    String pledge =
        sending("{\"kind\":\"pledge\",\"direction\":\"incoming\"," + money("100") + "}")
            .post(project.path() + "/commitments")
            .path("id");

    Response added = commit(project, money("60") + ",\"pledge\":\"" + pledge + "\"");

    assertThat(added.<String>path("pledge")).isEqualTo(pledge);
    String commitment = added.path("id");
    refused(commit(project, money("1") + ",\"pledge\":\"" + commitment + "\""), 400, "pledge");
    refused(
        commit(project, money("1") + ",\"pledge\":\"00000000-0000-0000-0000-000000000000\""),
        400,
        "pledge");
    asAdmin().header("If-Match", "*").delete(project.path() + "/commitments/" + pledge);
    Response left = get(project.path() + "/commitments/" + commitment);
    assertThat(left.statusCode()).isEqualTo(200);
    assertThat(left.<String>path("pledge")).isNull();
  }

  @Test
  void partiesAreRegisteredByBeingNamed() {
    Saved project = aProject().save();
    String provider = unique("XM-PROVIDER");

    commit(
        project,
        money("5")
            + ",\"provider\":{\"ref\":\""
            + provider
            + "\",\"name\":{\"en\":\"A giver\"},\"activity\":\"XM-1\"}");

    assertThat(get("/organisations/" + provider).<String>path("name.en")).isEqualTo("A giver");
    assertThat(get("/commitments?provider=" + provider).<List<String>>path("items.project"))
        .containsExactly(project.identifier());
  }

  @Test
  void refusesWhatCannotBe() {
    Saved project = aProject().save();
    long before = revision();
    String guarantee = "{\"kind\":\"guarantee\",\"direction\":\"incoming\"," + money("1") + "}";

    refused(sending(guarantee).post(project.path() + "/commitments"), 400, "direction");
    refused(commit(project, "\"value\":{\"amount\":1,\"currency\":\"EUR\"}"), 400, "valueDate");
    refused(
        commit(
            project, "\"valueDate\":\"2025-01-01\",\"value\":{\"amount\":1,\"currency\":\"XXY\"}"),
        400,
        "value.currency");
    refused(
        commit(project, "\"valueDate\":\"2025-01-01\",\"value\":{\"amount\":1}"),
        400,
        "value.currency");
    refused(commit(project, "\"valueDate\":\"2025-01-01\""), 400, "value");
    refused(commit(project, money("1") + ",\"date\":\"1800-01-01\""), 400, "date");
    refused(commit(project, money("1") + ",\"flow\":\"99\""), 400, "flow");
    refused(commit(project, money("1") + ",\"finance\":\"9999\""), 400, "finance");
    refused(commit(project, money("1") + ",\"aid\":\"Z9\""), 400, "aid");
    refused(commit(project, money("1") + ",\"tied\":\"9\""), 400, "tied");
    refused(commit(project, money("1") + ",\"kinds\":\"x\""), 400, "kinds");
    refused(commit(project, money("1") + ",\"provider\":{}"), 400, "provider");
    refused(
        commit(project, money("1") + ",\"provider\":{\"ref\":\"A\",\"type\":\"999\"}"),
        400,
        "provider.type");
    refused(commit(project, money("1") + ",\"provider\":{\"name\":{\"e\\u0000\":\"x\"}}"), 400);
    refused(commit(project, money("1") + ",\"description\":{\"en\":\"\\u0000\"}"), 400);
    refused(
        commit(project, money("1") + ",\"countries\":[{\"country\":\"KG\",\"share\":99}]"),
        400,
        "countries");
    refused(
        commit(project, money("1") + ",\"countries\":[{\"country\":\"XX\",\"share\":100}]"),
        400,
        "countries[0].country");
    refused(
        commit(project, money("1") + ",\"sectors\":[{\"code\":\"99\"}]"), 400, "sectors[0].code");
    refused(commit(project, money("1") + ",\"pledge\":\"x\""), 400, "pledge");
    assertThat(revision()).isEqualTo(before);
  }

  @Test
  void nothingIsTakenDownForAProjectThatIsNotThere() {
    refused(
        sending("{\"kind\":\"commitment\",\"direction\":\"outgoing\"," + money("1") + "}")
            .post("/projects/XM-NOT-THERE/commitments"),
        404);
  }
}
