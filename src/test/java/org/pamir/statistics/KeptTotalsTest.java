package org.pamir.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.at;
import static org.pamir.Register.get;
import static org.pamir.Register.patching;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.pamir.RegisterTest;

/** Totals of lists follow what is written, as if they were counted each time. */
@QuarkusTest
class KeptTotalsTest extends RegisterTest {

  private final String org = unique("XM-TOTALS");

  private static int total(RequestSpecification caller, String list) {
    return caller.get(list).then().statusCode(200).extract().path("total");
  }

  private void assertTotals(int published, int all, int inKg, int found, int money) {
    String of = "reportingOrg=" + org;
    assertThat(total(asAnyone(), "/projects?limit=1&" + of)).isEqualTo(published);
    assertThat(total(asAdmin(), "/projects?limit=1&" + of)).isEqualTo(all);
    assertThat(total(asAnyone(), "/projects?limit=1&country=KG&" + of)).isEqualTo(inKg);
    assertThat(total(asAnyone(), "/projects?limit=1&q=irrigation&" + of)).isEqualTo(found);
    assertThat(total(asAnyone(), "/commitments?limit=1&" + of)).isEqualTo(money);
  }

  @Test
  void followsWhatIsWritten() {
    assertTotals(0, 0, 0, 0, 0);
    String first = aProject().reportedBy(org).titled("en", "Irrigation one").save().identifier();
    String second =
        aProject()
            .reportedBy(org)
            .titled("en", "Irrigation two")
            .in("KG", "TJ")
            .save()
            .identifier();
    String draft = aProject().reportedBy(org).draft().save().identifier();
    assertTotals(2, 3, 2, 2, 0);

    sending(
            """
            {"kind": "commitment", "direction": "outgoing", "value": {"amount": 5, "currency": "USD"},
             "valueDate": "2024-05-05"}""")
        .post(at(first) + "/commitments")
        .then()
        .statusCode(201);
    assertTotals(2, 3, 2, 2, 1);

    patch(first, "{\"participations\": [{\"country\": \"UZ\"}]}");
    assertTotals(2, 3, 1, 2, 1);

    patch(second, "{\"title\": {\"en\": \"Roads two\"}}");
    assertTotals(2, 3, 1, 1, 1);

    patch(first, "{\"publication\": \"withdrawn\"}");
    int withdrawnAreListed =
        total(asAnyone(), "/projects?limit=1&publication=withdrawn&reportingOrg=" + org);
    assertThat(withdrawnAreListed).isEqualTo(1);
    assertTotals(1, 3, 1, 0, 0);

    asAdmin().header("If-Match", "*").delete(at(draft)).then().statusCode(204);
    assertTotals(1, 2, 1, 0, 0);
  }

  private static void patch(String identifier, String change) {
    patching(get(at(identifier)).header("ETag"), change)
        .patch(at(identifier))
        .then()
        .statusCode(200);
  }
}
