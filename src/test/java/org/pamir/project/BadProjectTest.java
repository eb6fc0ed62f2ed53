package org.pamir.project;

import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.get;
import static org.pamir.Register.patching;

import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pamir.ProjectDraft;
import org.pamir.RegisterTest;

/** Projects that say what cannot be. */
@QuarkusTest
class BadProjectTest extends RegisterTest.StoresNothing {

  private static void refusedProject(ProjectDraft draft, String... fields) {
    refused(draft.put(), 400, fields);
    refused(get(org.pamir.Register.at(draft.identifier())), 404);
  }

  private static Map<String, Object> share(String country, String share) {
    return Map.of("country", country, "share", new BigDecimal(share));
  }

  @ParameterizedTest
  @CsvSource({
    "defaultCurrency,XXY",
    "defaultCurrency,usd",
    "defaultFlow,99",
    "defaultFinance,9999",
    "defaultAid,Z99",
    "defaultTied,9",
    "collaboration,99",
    "scope,99",
    "status,open",
    "publication,secret"
  })
  void refusesUnknownCodes(String member, String code) {
    refusedProject(aProject().with(member, code), member);
  }

  @Test
  void refusesUnknownCountries() {
    refusedProject(aProject().in("XX"), "participations[0].country");
    refusedProject(aProject().in("KG", "kg"), "participations[1].country");
    refusedProject(
        aProject().with("locations", List.of(Map.of("country", "XX"))), "locations[0].country");
  }

  @Test
  void refusesUnknownRegions() {
    refusedProject(aProject().with("regions", List.of(Map.of("code", "1"))), "regions[0].code");
  }

  @Test
  void refusesUnknownSectorsAndVocabularies() {
    refusedProject(aProject().with("sectors", List.of(Map.of("code", "99"))), "sectors[0].code");
    refusedProject(
        aProject().with("sectors", List.of(Map.of("code", "1", "vocabulary", "77"))),
        "sectors[0].vocabulary");
  }

  @Test
  void refusesUnknownGoalsTargetsAndThemes() {
    refusedProject(aProject().with("sdgs", List.of(Map.of("goal", 18))), "sdgs[0].goal");
    refusedProject(
        aProject().with("sdgs", List.of(Map.of("goal", 6, "target", "7.1"))), "sdgs[0].target");
    refusedProject(aProject().with("themes", List.of("unicorns")), "themes[0]");
  }

  @Test
  void refusesUnknownRolesAndStates() {
    refusedProject(
        aProject().with("participations", List.of(Map.of("country", "KG", "role", "boss"))),
        "participations[0].role");
    refusedProject(
        aProject().with("participations", List.of(Map.of("country", "KG", "status", "odd"))),
        "participations[0].status");
    refusedProject(
        aProject().with("participations", List.of(Map.of("country", "KG", "channel", "sea"))),
        "participations[0].channel");
    refusedProject(aProject().withOrganisation("paying", "XM-1"), "organisations[0].role");
  }

  @Test
  void refusesUnknownLanguages() {
    refusedProject(aProject().titled("xq", "x"), "title.xq");
    refusedProject(aProject().with("description", Map.of("english", "x")), "description.english");
  }

  @Test
  void refusesSharesThatMissAHundred() {
    refusedProject(
        aProject().with("participations", List.of(share("KG", "50"), share("TJ", "49.99"))),
        "participations");
    refusedProject(
        aProject()
            .with(
                "participations",
                List.of(share("KG", "33.33"), share("TJ", "33.33"), share("UZ", "33.33"))),
        "participations");
    refusedProject(
        aProject()
            .with("participations", List.of(share("KG", "100")))
            .with("regions", List.of(Map.of("code", "619", "share", 20))),
        "participations");
  }

  @Test
  void refusesSharesBelowZeroAboveAHundredOrTooFine() {
    refusedProject(
        aProject().with("participations", List.of(share("KG", "-50"), share("TJ", "150"))),
        "participations[0].share",
        "participations[1].share");
    refusedProject(
        aProject()
            .with("participations", List.of(share("KG", "50.0000001"), share("TJ", "49.9999999"))),
        "participations[0].share");
  }

  @Test
  void refusesSectorPercentagesThatMissAHundred() {
    refusedProject(
        aProject()
            .with(
                "sectors",
                List.of(
                    Map.of("code", "14015", "share", 60), Map.of("code", "23110", "share", 50))),
        "sectors");
    refusedProject(
        aProject()
            .with(
                "sectors", List.of(Map.of("code", "14015", "share", 60), Map.of("code", "23110"))),
        "sectors");
  }

  @Test
  void refusesGoalWeightsThatMissAHundred() {
    refusedProject(
        aProject()
            .with(
                "sdgs", List.of(Map.of("goal", 6, "weight", 60), Map.of("goal", 13, "weight", 50))),
        "sdgs");
  }

  @Test
  void refusesDatesOutOfOrder() {
    refusedProject(
        aProject().with("plannedStart", "2026-01-02").with("plannedEnd", "2026-01-01"),
        "plannedEnd");
    refusedProject(
        aProject().with("actualStart", "2026-01-02").with("actualEnd", "2026-01-01"), "actualEnd");
    refusedProject(
        aProject()
            .with(
                "participations",
                List.of(Map.of("country", "KG", "from", "2026-01-02", "to", "2026-01-01"))),
        "participations[0].to");
  }

  @Test
  void refusesYearsBeyondReason() {
    refusedProject(aProject().with("plannedStart", "1066-10-14"), "plannedStart");
    refusedProject(aProject().with("plannedEnd", "9999-12-31"), "plannedEnd");
  }

  @Test
  void refusesTheSameThingTwice() {
    refusedProject(aProject().in("KG", "KG"), "participations[1].country");
    refusedProject(
        aProject().with("sdgs", List.of(Map.of("goal", 6), Map.of("goal", 6))), "sdgs[1]");
    refusedProject(
        aProject()
            .with(
                "sectors",
                List.of(
                    Map.of("code", "14015", "share", 50), Map.of("code", "14015", "share", 50))),
        "sectors");
  }

  @Test
  void refusesToPublishWhatHasNoPlaceOrNoStart() {
    refusedProject(aProject().with("participations", null), "participations");
    refusedProject(aProject().with("plannedStart", null), "plannedStart");
  }

  @Test
  void refusesWhatLacksItsNecessaryMembers() {
    refusedProject(aProject().with("title", null), "title");
    refusedProject(aProject().with("title", Map.of()), "title");
    refusedProject(aProject().with("title", Map.of("en", " ")), "title.en");
    refusedProject(aProject().with("status", null), "status");
    refusedProject(aProject().with("reportingOrg", null), "reportingOrg");
    refusedProject(aProject().with("reportingOrg", " "), "reportingOrg");
    refusedProject(
        aProject().with("organisations", List.of(Map.of("role", "funding"))), "organisations[0]");
  }

  @Test
  void refusesPlacesOutsideTheGlobe() {
    refusedProject(
        aProject().with("locations", List.of(Map.of("point", Map.of("lat", 91, "lon", -181)))),
        "locations[0].point.lat",
        "locations[0].point.lon");
  }

  @Test
  void refusesTextsThatAreTooLong() {
    refusedProject(aProject().titled("en", "x".repeat(5_001)), "title.en");
  }

  @Test
  void namesEveryFaultAtOnce() {
    refusedProject(
        aProject().in("XX").with("scope", "99").with("themes", List.of("unicorns")),
        "participations[0].country",
        "scope",
        "themes[0]");
  }

  @Test
  void refusesAMergePatchWhoseResultIsNotValid() {
    var saved = aProject().save();
    fromHere();

    refused(patching(saved.etag(), "{\"status\":null}").patch(saved.path()), 400, "status");
    refused(patching(saved.etag(), "{\"scope\":\"99\"}").patch(saved.path()), 400, "scope");
    refused(patching(saved.etag(), "{\"titel\":1}").patch(saved.path()), 400, "titel");
    refused(
        patching(saved.etag(), "{\"identifier\":\"X\"}").patch(saved.path()), 400, "identifier");
    refused(patching(saved.etag(), "[]").patch(saved.path()), 400, "body");
    refused(patching(saved.etag(), "null").patch(saved.path()), 400, "body");
    refused(patching(saved.etag(), "").patch(saved.path()), 400, "body");
    refused(patching(saved.etag(), "{\"a\":1,\"a\":2}").patch(saved.path()), 400, "body");
    refused(patching(saved.etag(), "{\"title\":{\"en\":\"\\u0000\"}}").patch(saved.path()), 400);
  }

  @Test
  void refusesAStaleIfMatch() {
    var saved = aProject().save();
    fromHere();

    refused(patching("\"1-1\"", "{\"status\":\"closed\"}").patch(saved.path()), 412);
    refused(asAdmin().header("If-Match", "\"1-1\"").delete(saved.path()), 412);
    refused(asAdmin().delete(saved.path()), 428);
  }
}
