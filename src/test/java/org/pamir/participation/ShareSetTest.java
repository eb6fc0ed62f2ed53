package org.pamir.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.get;
import static org.pamir.Register.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;

@QuarkusTest
class ShareSetTest extends RegisterTest {

  private static Response share(Saved saved, String etag, String from, String shares) {
    String date = from == null ? "" : "\"effectiveFrom\":\"" + from + "\",";
    return sending("{" + date + "\"shares\":[" + shares + "]}")
        .header("If-Match", etag)
        .post(saved.path() + "/shares");
  }

  @Test
  void whatAProjectStatesIsItsFirstSet() {
    Saved saved = aProject().crossBorder("KG", "TJ").save();

    Response sets = get(saved.path() + "/shares");

    assertThat(sets.<List<List<String>>>path("items.shares.country"))
        .containsExactly(List.of("KG", "TJ"));
    assertThat(sets.<String>path("items[0].effectiveFrom")).isNull();
    assertThat(sets.header("ETag")).isEqualTo(saved.etag());
  }

  @Test
  void aDatedSetHoldsFromItsDayOn() {
    Saved saved = aProject().crossBorder("KG", "TJ").save();

    Response added =
        share(
            saved,
            saved.etag(),
            "2100-01-01",
            "{\"country\":\"KG\",\"share\":70},{\"region\":\"619\",\"share\":30}");

    assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
    assertThat(added.<List<String>>path("items.effectiveFrom")).containsExactly(null, "2100-01-01");
    assertThat(get(saved.path()).<List<Integer>>path("participations.share"))
        .as("still those of today")
        .containsExactly(50, 50);
    assertThat(
            rows(
                """
                select coalesce(s.country, s.region) || ' ' || s.percentage from share s
                join project p on p.id = s.project_id
                where p.identifier = ? and s.effective_from = date '2100-01-01' order by 1""",
                saved.identifier()))
        .containsExactly("619 30", "KG 70");
  }

  @Test
  void aSetThatHasBegunIsWhatTheProjectShows() {
    Saved saved = aProject().crossBorder("KG", "TJ").save();

    share(
        saved,
        saved.etag(),
        "2024-01-01",
        "{\"country\":\"KG\",\"share\":80},{\"country\":\"TJ\",\"share\":20}");

    assertThat(get(saved.path()).<List<Integer>>path("participations.share"))
        .containsExactly(80, 20);
  }

  @Test
  void aSetOfTheSameDateIsReplaced() {
    Saved saved = aProject().crossBorder("KG", "TJ").save();
    String both = "{\"country\":\"KG\",\"share\":%d},{\"country\":\"TJ\",\"share\":%d}";
    Response first = share(saved, saved.etag(), "2100-01-01", both.formatted(10, 90));

    Response second = share(saved, first.header("ETag"), "2100-01-01", both.formatted(20, 80));

    assertThat(second.<List<List<Integer>>>path("items.shares.share"))
        .containsExactly(List.of(50, 50), List.of(20, 80));
  }

  @Test
  void refusesSetsThatDoNotAddUpOrNameAnotherCountry() {
    Saved saved = aProject().crossBorder("KG", "TJ").save();
    long before = revision();

    refused(share(saved, saved.etag(), null, "{\"country\":\"KG\",\"share\":99}"), 400, "shares");
    refused(
        share(saved, saved.etag(), null, "{\"country\":\"UZ\",\"share\":100}"),
        400,
        "shares[0].country");
    refused(
        share(saved, saved.etag(), null, "{\"region\":\"1\",\"share\":100}"),
        400,
        "shares[0].region");
    refused(share(saved, saved.etag(), null, "{\"share\":100}"), 400, "shares[0]");
    refused(share(saved, saved.etag(), null, ""), 400, "shares");
    refused(
        share(saved, saved.etag(), "+999999999-01-01", "{\"country\":\"KG\",\"share\":100}"),
        400,
        "effectiveFrom");
    refused(share(saved, "\"9-9\"", null, "{\"country\":\"KG\",\"share\":100}"), 412);
    refused(
        sending("{\"shares\":[{\"country\":\"KG\",\"share\":100}]}").post(saved.path() + "/shares"),
        428);
    assertThat(revision()).isEqualTo(before);
  }
}
