package org.pamir.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.get;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;

/** Money across projects. */
@QuarkusTest
class FundingListTest extends RegisterTest {

  private String org;
  private Saved kyrgyz;
  private Saved tajik;

  @BeforeEach
  void twoProjectsOfOneOrganisation() {
    org = unique("XM-MONEY");
    kyrgyz = aProject().reportedBy(org).in("KG").save();
    tajik = aProject().reportedBy(org).in("TJ").save();
  }

  private void add(Saved project, String list, String body) {
    Response added = sending("{" + body + "}").post(project.path() + "/" + list);
    assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
  }

  private void commit(Saved project, String kind, String date, String amount, String currency) {
    add(
        project,
        "commitments",
        """
        "kind":"%s","direction":"outgoing","valueDate":"%s","value":{"amount":%s,"currency":"%s"},
        "provider":{"ref":"%s"},"receiver":{"ref":"%s-R"}"""
            .formatted(kind, date, amount, currency, org + "-P-" + currency, org));
  }

  private List<Object> amounts(String query) {
    Response list = asAnyone().get(query + "&reportingOrg=" + org);
    assertThat(list.statusCode()).as(list.asString()).isEqualTo(200);
    List<Object> amounts = list.path("items.value.amount");
    assertThat(list.<Integer>path("total")).isEqualTo(amounts.size());
    return amounts;
  }

  @Test
  void commitmentsAreFoundByTheirOwnAndTheirProjectsMarks() {
    commit(kyrgyz, "commitment", "2025-01-01", "1", "EUR");
    commit(kyrgyz, "pledge", "2025-02-01", "2", "USD");
    commit(tajik, "guarantee", "2026-01-01", "3", "USD");

    assertThat(amounts("/commitments?country=KG")).containsExactly(1, 2);
    assertThat(amounts("/commitments?kind=pledge")).containsExactly(2);
    assertThat(amounts("/commitments?kind=pledge,guarantee")).containsExactly(2, 3);
    assertThat(amounts("/commitments?currency=USD")).containsExactly(2, 3);
    assertThat(amounts("/commitments?currency=EUR,USD&country=TJ")).containsExactly(3);
    assertThat(amounts("/commitments?provider=" + org + "-P-EUR")).containsExactly(1);
    assertThat(amounts("/commitments?receiver=" + org + "-R")).hasSize(3);
    assertThat(amounts("/commitments?receiver=XM-NOBODY")).isEmpty();
    assertThat(amounts("/commitments?valueFrom=2025-02-01")).containsExactly(2, 3);
    assertThat(amounts("/commitments?valueTo=2025-02-01")).containsExactly(1, 2);
    assertThat(amounts("/commitments?sort=-amount")).containsExactly(3, 2, 1);
  }

  @Test
  void disbursementsAreFoundByTheirKind() {
    String paid =
        "\"valueDate\":\"2025-01-01\",\"value\":{\"amount\":%d,\"currency\":\"USD\"},\"kind\":\"%s\"";
    add(kyrgyz, "disbursements", paid.formatted(1, "disbursement"));
    add(tajik, "disbursements", paid.formatted(2, "expenditure"));

    assertThat(amounts("/disbursements?kind=expenditure")).containsExactly(2);
    assertThat(amounts("/disbursements?kind=expenditure,disbursement")).hasSize(2);
    assertThat(amounts("/disbursements?kind=interest")).isEmpty();
    assertThat(amounts("/disbursements?country=KG")).containsExactly(1);
  }

  @Test
  void budgetsAndPlannedDisbursementsAreListedAcrossProjects() {
    String needed =
        "\"periodStart\":\"202%1$d-01-01\",\"periodEnd\":\"202%1$d-12-31\",\"value\":{\"amount\":%1$d,\"currency\":\"USD\"}";
    for (String list : List.of("budgets", "planned-disbursements")) {
      add(kyrgyz, list, needed.formatted(6));
      add(tajik, list, needed.formatted(5));

      assertThat(amounts("/" + list + "?sort=periodStart")).containsExactly(5, 6);
      assertThat(amounts("/" + list + "?country=KG")).containsExactly(6);
    }
  }

  @Test
  void moneyOfDraftsIsHiddenFromReadersWithoutAKey() {
    Saved draft = aProject().reportedBy(org).draft().save();
    commit(draft, "commitment", "2025-01-01", "9", "USD");

    assertThat(amounts("/commitments?limit=50")).isEmpty();
    assertThat(get("/commitments?reportingOrg=" + org).<Integer>path("total")).isEqualTo(1);
    assertThat(asAnyone().get(draft.path() + "/commitments").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"valueDate", "amount", "updatedAt"})
  void followingNextGivesEachRowOnceInEachOrder(String sort) {
    for (int i = 0; i < 25; i++) {
      commit(
          i % 2 == 0 ? kyrgyz : tajik,
          "commitment",
          "2025-0" + (1 + i % 3) + "-01",
          "" + i % 4 + ".50",
          "EUR");
    }

    List<String> ascending = walk(sort);
    List<String> descending = walk("-" + sort);

    assertThat(ascending).hasSize(25).doesNotHaveDuplicates();
    Collections.reverse(descending);
    assertThat(descending).isEqualTo(ascending);
  }

  private List<String> walk(String sort) {
    String query = "/commitments?limit=4&reportingOrg=" + org + "&sort=" + sort;
    List<String> seen = new ArrayList<>();
    Response page = asAnyone().get(query);
    seen.addAll(page.path("items.id"));
    while (page.path("next") != null) {
      page = asAnyone().get(query + "&cursor=" + page.path("next"));
      assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
      seen.addAll(page.path("items.id"));
    }
    return seen;
  }
}
