package org.pamir.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.get;
import static org.pamir.Register.segment;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft;
import org.pamir.RegisterTest;

/** Each filter finds what it is for, and nothing else. */
@QuarkusTest
class ProjectFilterTest extends RegisterTest {

  private String org;

  @BeforeEach
  void reportForAnOrganisationOfItsOwn() {
    org = unique("XM-FILTER");
  }

  private ProjectDraft mine() {
    return aProject().reportedBy(org);
  }

  private List<String> found(String filter) {
    Response answer = asAnyone().get("/projects?reportingOrg=" + org + "&" + filter);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    List<String> identifiers = answer.path("items.identifier");
    assertThat(answer.<Integer>path("total")).isEqualTo(identifiers.size());
    return identifiers;
  }

  @Test
  void byIdentifierInListsAndFigures() {
    String one = mine().in("KG").withCommitment("USD", 100).save().identifier();
    String other = mine().in("KG").withCommitment("USD", 10).save().identifier();
    mine().in("KG").withCommitment("USD", 1).save();

    assertThat(found("identifier=" + segment(one))).containsExactly(one);
    assertThat(found("identifier=" + segment(one) + "," + segment(other)))
        .containsExactlyInAnyOrder(one, other);
    assertThat(
            get("/statistics/funding?identifier=" + segment(one))
                .<Number>path("total.committed.net")
                .doubleValue())
        .isEqualTo(100);
  }

  @Test
  void byCountryWithACommaForOr() {
    String kg = mine().in("KG").save().identifier();
    String tj = mine().in("TJ").save().identifier();
    mine().in("UZ").save();

    assertThat(found("country=KG")).containsExactly(kg);
    assertThat(found("country=KG,TJ")).containsExactlyInAnyOrder(kg, tj);
    assertThat(found("country=AF")).isEmpty();
  }

  @Test
  void byCountryRepeatedForAnd() {
    mine().in("KG").save();
    String both = mine().in("KG", "TJ").save().identifier();

    assertThat(found("country=KG&country=TJ")).containsExactly(both);
    assertThat(found("country=KG&country=TJ,UZ")).containsExactly(both);
  }

  @Test
  void byAllCountriesOfAList() {
    mine().in("KG").save();
    String both = mine().in("KG", "TJ").save().identifier();

    assertThat(found("country=KG,TJ&countries=all")).containsExactly(both);
    assertThat(found("country=KG,TJ&countries=any")).hasSize(2);
  }

  @Test
  void byWhetherItCrossesABorder() {
    String one = mine().in("KG").save().identifier();
    String two = mine().in("KG", "TJ").save().identifier();

    assertThat(found("crossBorder=true")).containsExactly(two);
    assertThat(found("crossBorder=false")).containsExactly(one);
  }

  @Test
  void byRegion() {
    String regional = mine().with("regions", List.of(Map.of("code", "619"))).save().identifier();
    mine().save();

    assertThat(found("region=619")).containsExactly(regional);
    assertThat(found("region=619,689")).containsExactly(regional);
    assertThat(found("region=689")).isEmpty();
  }

  @Test
  void byStatus() {
    String closed = mine().with("status", "closed").save().identifier();
    String pipeline = mine().with("status", "pipeline").save().identifier();
    mine().save();

    assertThat(found("status=closed")).containsExactly(closed);
    assertThat(found("status=closed,pipeline")).containsExactlyInAnyOrder(closed, pipeline);
  }

  @Test
  void byGoalAndTarget() {
    String water =
        mine()
            .with(
                "sdgs",
                List.of(
                    Map.of("goal", 6, "target", "6.5", "weight", 70),
                    Map.of("goal", 13, "weight", 30)))
            .save()
            .identifier();
    mine().with("sdgs", List.of(Map.of("goal", 1))).save();

    assertThat(found("sdg=6")).containsExactly(water);
    assertThat(found("sdg=6&sdg=13")).containsExactly(water);
    assertThat(found("sdg=6&sdg=1")).isEmpty();
    assertThat(found("sdg=1,6")).hasSize(2);
    assertThat(found("target=6.5")).containsExactly(water);
    assertThat(found("target=6.4")).isEmpty();
  }

  @Test
  void bySectorAndByThePrefixThatIsItsGroup() {
    String water = mine().with("sectors", List.of(Map.of("code", "14015"))).save().identifier();
    mine().with("sectors", List.of(Map.of("code", "23110"))).save();

    assertThat(found("sector=14015")).containsExactly(water);
    assertThat(found("sector=140")).containsExactly(water);
    assertThat(found("sector=14")).containsExactly(water);
    assertThat(found("sector=140,231")).hasSize(2);
    assertThat(found("sector=15")).isEmpty();
  }

  @Test
  void byTheme() {
    String water = mine().with("themes", List.of("water")).save().identifier();
    mine().save();

    assertThat(found("theme=water")).containsExactly(water);
    assertThat(found("theme=energy")).isEmpty();
  }

  @Test
  void byFunderAndImplementer() {
    String funder = unique("XM-FUNDER");
    String funded = mine().withOrganisation("funding", funder).save().identifier();
    String implemented = mine().withOrganisation("implementing", funder).save().identifier();

    assertThat(found("funder=" + funder)).containsExactly(funded);
    assertThat(found("implementer=" + funder)).containsExactly(implemented);
    assertThat(found("funder=XM-NOBODY-KNOWS")).isEmpty();
  }

  @Test
  void byReportingOrganisation() {
    String one = mine().save().identifier();
    String other = unique("XM-OTHER");
    String two = aProject().reportedBy(other).save().identifier();

    assertThat(get("/projects?reportingOrg=" + org).<List<String>>path("items.identifier"))
        .containsExactly(one);
    assertThat(
            get("/projects?reportingOrg=" + org + "," + other)
                .<List<String>>path("items.identifier"))
        .containsExactlyInAnyOrder(one, two);
  }

  @Test
  void byTheStatusOfAParticipationOfTheAskedCountry() {
    String agreed =
        mine()
            .with(
                "participations",
                List.of(
                    Map.of("country", "KG", "status", "agreed"),
                    Map.of("country", "TJ", "status", "proposed")))
            .save()
            .identifier();

    assertThat(found("participation=agreed")).containsExactly(agreed);
    assertThat(found("participation=agreed&country=KG")).containsExactly(agreed);
    assertThat(found("participation=agreed&country=TJ")).isEmpty();
    assertThat(found("participation=withdrawn")).isEmpty();
  }

  @Test
  void byPublication() {
    mine().save();
    String draft = mine().draft().save().identifier();

    assertThat(
            get("/projects?publication=draft&reportingOrg=" + org)
                .<List<String>>path("items.identifier"))
        .containsExactly(draft);
    assertThat(found("publication=draft")).as("not for readers without a key").isEmpty();
  }

  @Test
  void byWhetherItIsHumanitarian() {
    String aid = mine().with("humanitarian", true).save().identifier();
    String other = mine().save().identifier();

    assertThat(found("humanitarian=true")).containsExactly(aid);
    assertThat(found("humanitarian=false")).containsExactly(other);
  }

  @Test
  void byThePeriodInWhichItIsUnderWay() {
    String past =
        mine()
            .with("plannedStart", "2019-01-01")
            .with("plannedEnd", "2020-12-31")
            .save()
            .identifier();
    String open = mine().with("plannedStart", "2022-01-01").save().identifier();

    assertThat(found("from=2020-12-31")).containsExactlyInAnyOrder(past, open);
    assertThat(found("from=2021-01-01")).containsExactly(open);
    assertThat(found("to=2021-12-31")).containsExactly(past);
    assertThat(found("from=2020-06-01&to=2020-07-01")).containsExactly(past);
  }

  @Test
  void byTheTimeOfItsLastChange() {
    mine().save();
    ProjectDraft later = mine();
    String since = later.save().answer().path("updatedAt");

    assertThat(found("updatedSince=" + since)).containsExactly(later.identifier());
    assertThat(found("updatedSince=2100-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void byWhatIsCommittedInDollars() {
    String small = mine().withCommitment("USD", 1_000).save().identifier();
    String large =
        mine().withCommitment("USD", 600_000).withCommitment("USD", 500_000).save().identifier();
    mine().save();

    assertThat(found("minCommittedUsd=1000")).containsExactlyInAnyOrder(small, large);
    assertThat(found("minCommittedUsd=1000000")).containsExactly(large);
    assertThat(found("maxCommittedUsd=1000")).containsExactly(small);
    assertThat(found("minCommittedUsd=1000.01&maxCommittedUsd=1099999.99")).isEmpty();
  }

  @Test
  void byABoxOnTheMap() {
    String bishkek =
        mine()
            .with(
                "locations",
                List.of(
                    Map.of(
                        "point",
                        Map.of("lat", new BigDecimal("42.87"), "lon", new BigDecimal("74.59")))))
            .save()
            .identifier();
    mine().save();

    assertThat(found("bbox=69,39,76,43")).containsExactly(bishkek);
    assertThat(found("bbox=60,39,70,43")).isEmpty();
  }

  @Test
  void byWordsInAnyLanguage() {
    String water = mine().titled("ru", "Мониторинг бассейна реки").save().identifier();
    mine().titled("en", "Roads").save();

    assertThat(found("q=" + segment("бассейна мониторинг"))).containsExactly(water);
    assertThat(found("q=ROADS")).hasSize(1).doesNotContain(water);
    assertThat(found("q=nothing")).isEmpty();
  }
}
