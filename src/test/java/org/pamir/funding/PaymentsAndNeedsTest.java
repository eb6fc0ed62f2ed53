package org.pamir.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.get;
import static org.pamir.Register.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;

/** Disbursements, budgets and planned disbursements of a project. */
@QuarkusTest
class PaymentsAndNeedsTest extends RegisterTest {

  private static final String VALUE = "\"value\":{\"amount\":12.50,\"currency\":\"USD\"}";
  private static final String PAID =
      "{\"kind\":\"disbursement\",\"valueDate\":\"2025-01-01\"," + VALUE + "}";
  private static final String NEEDED =
      "{\"periodStart\":\"2025-01-01\",\"periodEnd\":\"2025-12-31\"," + VALUE + "}";

  private Saved project;

  @BeforeEach
  void aProjectOfItsOwn() {
    project = aProject().withCommitment("USD", 100).save();
  }

  private Response post(String list, String body) {
    return sending(body).post(project.path() + "/" + list);
  }

  @ParameterizedTest
  @CsvSource({"disbursements", "budgets", "planned-disbursements"})
  void aRowIsTakenDownReadCorrectedAndTakenBack(String list) {
    String body = list.equals("disbursements") ? PAID : NEEDED;
    Response added = post(list, body);
    assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
    String path = project.path() + "/" + list + "/" + added.path("id");
    assertThat(added.header("Location")).endsWith(path);
    assertThat(get(path).asString()).contains("\"amount\":12.50");
    assertThat(get(project.path() + "/" + list).<List<String>>path("items.id"))
        .containsExactly(added.<String>path("id"));

    String next = body.replace("12.50", "13.00");
    refused(sending(next).put(path), 428);
    refused(sending(next).header("If-Match", "\"1-1\"").put(path), 412);
    Response corrected = sending(next).header("If-Match", added.header("ETag")).put(path);
    assertThat(corrected.<Integer>path("version")).isEqualTo(2);
    assertThat(corrected.asString()).contains("13.00");
    String table = list.replace("-", "_").replaceAll("s$", "");
    assertThat(
            rows(
                "select amount from " + table + "_history where id = ?::uuid",
                added.<String>path("id")))
        .containsExactly("12.50");

    refused(asAdmin().delete(path), 428);
    assertThat(asAdmin().header("If-Match", corrected.header("ETag")).delete(path).statusCode())
        .isEqualTo(204);
    refused(get(path), 404);
    refused(asAdmin().header("If-Match", "*").delete(path), 404);
  }

  @Test
  void whatWasReadCanBePutBack() {
    for (String list : List.of("disbursements", "budgets", "planned-disbursements")) {
      Response added = post(list, list.equals("disbursements") ? PAID : NEEDED);
      Response again =
          sending(added.asString())
              .header("If-Match", "*")
              .put(project.path() + "/" + list + "/" + added.path("id"));
      assertThat(again.statusCode()).as(again.asString()).isEqualTo(200);
    }
  }

  @Test
  void aDisbursementDrawsOnACommitmentOfItsProject() {
    String commitment = project.commitments().get(0);
    String drawing = PAID.replace("}}", "},\"commitment\":\"%s\"}");

    assertThat(post("disbursements", drawing.formatted(commitment)).<String>path("commitment"))
        .isEqualTo(commitment);
    String other = aProject().withCommitment("USD", 1).save().commitments().get(0);
    refused(post("disbursements", drawing.formatted(other)), 400, "commitment");
  }

  @Test
  void aNegativePaymentIsKept() {
    assertThat(post("disbursements", PAID.replace("12.50", "-12.50")).asString())
        .contains("\"amount\":-12.50");
  }

  @ParameterizedTest
  @CsvSource({
    "incoming-funds,1",
    "disbursement,3",
    "expenditure,4",
    "interest,5",
    "loan-repayment,6",
    "reimbursement,7",
    "equity-purchase,8",
    "equity-sale,9"
  })
  void eachKindOfPaymentHasItsIatiType(String kind, String type) {
    Response added = post("disbursements", PAID.replace("\"disbursement\"", "\"" + kind + "\""));

    assertThat(added.<String>path("type")).isEqualTo(type);
    assertThat(added.<String>path("kind")).isEqualTo(kind);
  }

  @Test
  void refusesBudgetsThatCannotBe() {
    long before = revision();
    refused(post("budgets", NEEDED.replace("2025-12-31", "2024-12-31")), 400, "periodEnd");
    refused(post("budgets", NEEDED.replace("2025-12-31", "2026-01-01")), 400, "periodEnd");
    refused(post("budgets", NEEDED.replace("12.50", "-0.01")), 400, "value.amount");
    refused(post("budgets", NEEDED.replace("USD", "XXY")), 400, "value.currency");
    refused(
        post("budgets", NEEDED.replace("\"periodEnd\"", "\"type\":\"odd\",\"periodEnd\"")),
        400,
        "type");
    refused(post("budgets", "{" + VALUE + "}"), 400, "periodStart", "periodEnd");
    refused(post("budgets", "{}"), 400, "periodStart", "periodEnd", "value");
    refused(post("budgets", NEEDED.replace("2025", "1025")), 400, "periodStart");
    assertThat(revision()).isEqualTo(before);
  }

  @Test
  void refusesPlannedDisbursementsThatCannotBe() {
    long before = revision();
    refused(
        post("planned-disbursements", NEEDED.replace("2025-12-31", "2024-12-31")),
        400,
        "periodEnd");
    refused(post("planned-disbursements", "{" + VALUE + "}"), 400, "periodStart");
    refused(
        post("planned-disbursements", NEEDED.replace("}}", "},\"provider\":{}}")), 400, "provider");
    assertThat(revision()).isEqualTo(before);
  }

  @Test
  void refusesDisbursementsThatCannotBe() {
    long before = revision();
    refused(post("disbursements", PAID.replace("\"disbursement\"", "\"gift\"")), 400, "kind");
    refused(post("disbursements", "{}"), 400, "kind", "value");
    refused(post("disbursements", PAID.replace("2025-01-01", "2025-1-1")), 400, "valueDate");
    refused(post("disbursements", PAID.replace("12.50", "1e999999999")), 400, "value.amount");
    assertThat(revision()).isEqualTo(before);
  }
}
