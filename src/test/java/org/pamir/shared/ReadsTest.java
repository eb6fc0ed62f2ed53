package org.pamir.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.get;
import static org.pamir.Register.patching;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads over a second pool whose connections admit no write: here it leads to the same database,
 * whose rows so are always there.
 */
@QuarkusTest
@TestProfile(ReadsTest.WithStandby.class)
class ReadsTest {

  public static class WithStandby implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.datasource.standby.jdbc.url", "${quarkus.datasource.jdbc.url}",
          // Every sum is kept, which is a write of a read.
          "pamir.statistics.stored-after", "PT0S");
    }
  }

  @Inject MeterRegistry meters;
  @Inject Jdbi jdbi;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/projects?limit=5",
        "/projects?limit=5&format=csv",
        "/projects?q=water",
        "/participations?country=KG",
        "/statistics/funding?groupBy=country,year",
        "/statistics/participation",
        "/statistics/gap",
        "/statistics/quality",
        "/statistics/coordination",
        "/exports/iati?country=KG",
        "/search?q=water",
        "/search/suggestions?q=wa",
        "/changes?limit=5",
        "/locations",
        "/organisations?limit=5",
        "/countries/KG"
      })
  void isServedByTheStandby(String path) {
    double before = served();
    asAnyone().get(path).then().statusCode(200);
    assertThat(served()).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/imports", "/api-keys", "/webhooks", "/security-events", "/me"})
  void whatHasNoRevisionIsReadFromThePrimary(String path) {
    double before = served();
    asAdmin().get(path).then().statusCode(200);
    assertThat(served()).isEqualTo(before);
  }

  @Test
  void aReadThatHasSomethingToKeepWritesItToThePrimary() {
    long kept = count();
    asAnyone().get("/statistics/funding?groupBy=country&country=AZ").then().statusCode(200);
    assertThat(count()).isEqualTo(kept + 1);
  }

  @Test
  void aWriteIsInTheReadThatFollows() {
    String path = aProject().withCommitment("USD", 5).save().path();
    for (int i = 0; i < 20; i++) {
      String title = "Read back " + i;
      patching("*", "{\"title\": {\"en\": \"" + title + "\"}}").patch(path).then().statusCode(200);
      assertThat(get(path).jsonPath().getString("title.en")).isEqualTo(title);
    }
  }

  @Test
  void thePastIsReadThereToo() {
    String path = aProject().save().path();
    String then = get(path).jsonPath().getString("updatedAt");
    double before = served();
    get(path + "?asOf=" + then).then().statusCode(200);
    get("/projects?limit=1&asOf=2020-01-01T00:00:00Z").then().statusCode(200);
    assertThat(served()).isEqualTo(before + 2);
    // The connection is back in the present.
    get(path).then().statusCode(200);
  }

  private double served() {
    return meters.get("pamir.reads").tag("served.by", "standby").functionCounter().count();
  }

  private long count() {
    return jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from kept_sum").mapTo(Long.class).one());
  }
}
