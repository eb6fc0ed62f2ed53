package org.pamir.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.get;
import static org.pamir.Register.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pamir.RegisterTest;

@QuarkusTest
class ReferenceHttpTest extends RegisterTest {

  @Test
  void theSixCountriesOfTheHubAreListed() {
    assertThat(asAnyone().get("/countries?hub=true").<List<String>>path("items.code"))
        .containsExactlyInAnyOrder("KZ", "KG", "TJ", "TM", "UZ", "AF");
    assertThat(asAnyone().get("/countries").<Integer>path("total")).isGreaterThan(200);
    assertThat(get("/countries/KG").<Map<String, String>>path("names")).containsKeys("en", "ru");
  }

  @Test
  void theGoalsAndTheirTargetsAreListed() {
    assertThat(get("/sdgs").<Integer>path("total")).isEqualTo(17);
    assertThat(get("/sdgs/6").<List<String>>path("targets.code")).contains("6.5");
  }

  @Test
  void sectorsThemesCurrenciesAndCodeListsAreListed() {
    assertThat(get("/sectors").<List<String>>path("items.code")).contains("14015");
    assertThat(get("/themes").<List<String>>path("items.code")).contains("water");
    assertThat(get("/currencies").<List<String>>path("items.code")).contains("KGS", "USD");
    assertThat(get("/codelists").<List<String>>path("items")).contains("OrganisationType");
    assertThat(get("/codelists/OrganisationType").<List<String>>path("items.code")).contains("40");
  }

  @Test
  void aRateIsLoadedAndCorrectedAndItsOldFigureKept() {
    String path = "/exchange-rates/TMT/2031-05-17";
    Response loaded = sending("{\"perUsd\":3.500,\"source\":\"Central bank\"}").put(path);
    assertThat(loaded.statusCode()).as(loaded.asString()).isEqualTo(200);
    Response corrected = sending("{\"perUsd\":3.51,\"source\":\"Central bank\"}").put(path);

    Response listed = asAnyone().get("/exchange-rates?currency=TMT&from=2031-05-17&to=2031-05-17");
    assertThat(listed.<Integer>path("total")).isEqualTo(1);
    assertThat(listed.asString()).contains("\"perUsd\":3.51");
    assertThat(
            rows(
                "select per_usd || ' ' || until_revision from exchange_rate_history where currency = 'TMT' and valid_from = date '2031-05-17'"))
        .containsExactly("3.500 " + corrected.path("revision"));
  }

  @Test
  void ratesOfManyCurrenciesOnOneDayArePagedWithoutHoles() {
    for (String currency : List.of("KGS", "KZT", "TJS", "UZS", "AFN")) {
      sending("{\"perUsd\":7,\"source\":\"A test\"}")
          .put("/exchange-rates/" + currency + "/2032-01-01");
      sending("{\"perUsd\":8,\"source\":\"A test\"}")
          .put("/exchange-rates/" + currency + "/2032-01-02");
    }
    List<String> seen = new java.util.ArrayList<>();
    String query = "/exchange-rates?from=2032-01-01&to=2032-01-02&limit=3";
    for (Response page = get(query); ; page = get(query + "&cursor=" + page.path("next"))) {
      List<Map<String, ?>> items = page.path("items");
      items.forEach(item -> seen.add(item.get("currency") + " " + item.get("validFrom")));
      if (page.path("next") == null) {
        break;
      }
    }
    assertThat(seen).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void refusesRatesThatCannotBe() {
    long before = revision();
    String rate = "{\"perUsd\":1,\"source\":\"x\"}";
    refused(sending(rate).put("/exchange-rates/USD/2031-01-01"), 400, "currency");
    refused(sending(rate).put("/exchange-rates/XXY/2031-01-01"), 400, "currency");
    refused(sending(rate).put("/exchange-rates/TMT/yesterday"), 400, "validFrom");
    refused(sending(rate).put("/exchange-rates/TMT/+999999999-01-01"), 400, "validFrom");
    String path = "/exchange-rates/TMT/2031-01-01";
    refused(sending("{\"perUsd\":0,\"source\":\"x\"}").put(path), 400, "perUsd");
    refused(sending("{\"perUsd\":-1,\"source\":\"x\"}").put(path), 400, "perUsd");
    refused(sending("{\"perUsd\":1e999999999,\"source\":\"x\"}").put(path), 400, "perUsd");
    refused(sending("{\"perUsd\":1}").put(path), 400, "source");
    refused(sending("{\"perUsd\":1,\"source\":\"\\u0000\"}").put(path), 400, "source");
    assertThat(revision()).isEqualTo(before);
  }
}
