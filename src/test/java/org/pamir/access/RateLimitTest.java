package org.pamir.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.as;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.key;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.pamir.RegisterTest;
import org.pamir.access.RateLimitSettings.Limit;

/** One noisy client does not take the register from the others. */
@QuarkusTest
@TestProfile(RateLimitTest.Small.class)
class RateLimitTest extends RegisterTest {

  public static class Small implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "pamir.rate-limit.enabled", "true",
          "pamir.rate-limit.key.requests", "30",
          "pamir.rate-limit.key.per", "PT10M",
          "pamir.rate-limit.address.requests", "40",
          "pamir.rate-limit.address.per", "PT10M",
          "pamir.rate-limit.heavy-key.requests", "3",
          "pamir.rate-limit.heavy-key.per", "PT10M",
          "pamir.rate-limit.refused-login.requests", "5",
          "pamir.rate-limit.refused-login.per", "PT10M");
    }
  }

  private record Of(long requests, Duration per) implements Limit {}

  @Inject DataSource pool;

  private static String focalPoint() {
    return key("\"roles\":[\"focal-point\"],\"country\":\"KG\"");
  }

  @Test
  void aKeyIsHeldBackForItself() {
    String noisy = focalPoint();
    String quiet = focalPoint();

    Response first = as(noisy).get("/me");
    assertThat(first.header("RateLimit-Policy")).isEqualTo("\"key\";q=30;w=600");
    assertThat(first.header("RateLimit")).isEqualTo("\"key\";r=29;t=20");
    for (int i = 0; i < 29; i++) {
      // What is refused counts as well.
      assertThat(as(noisy).get("/api-keys").statusCode()).isEqualTo(403);
    }
    Response over = refused(as(noisy).get("/me"), 429);

    assertThat(over.header("RateLimit")).startsWith("\"key\";r=0;t=");
    assertThat(Integer.parseInt(over.header("Retry-After"))).isBetween(1, 20);
    assertThat(as(quiet).get("/me").statusCode()).isEqualTo(200);
  }

  @Test
  void readersWithoutAKeyAreHeldBackByAddress() {
    int served = 0;
    Response answer = asAnyone().get("/themes");
    assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"address\";q=40;w=600");
    while (answer.statusCode() == 200) {
      served++;
      answer = asAnyone().get("/themes");
    }

    refused(answer, 429);
    assertThat(served).isBetween(30, 41);
    assertThat(as(focalPoint()).get("/me").statusCode()).isEqualTo(200);
  }

  @Test
  void figuresThatAreNotKnownYetHaveASmallerLimit() {
    String reader = focalPoint();
    String org = unique("XM-NONE");
    for (int i = 0; i < 3; i++) {
      Response known =
          as(reader).get("/statistics/funding?groupBy=country&reportingOrg=" + org + i);
      assertThat(known.statusCode()).as(known.asString()).isEqualTo(200);
      assertThat(known.headers().getValues("RateLimit-Policy"))
          .containsExactly("\"key\";q=30;w=600", "\"heavy-key\";q=3;w=600");
    }

    refused(as(reader).get("/statistics/funding?groupBy=country&reportingOrg=" + org + 3), 429);
    assertThat(
            as(reader)
                .get("/statistics/funding?groupBy=country&reportingOrg=" + org + 0)
                .statusCode())
        .as("known by now")
        .isEqualTo(200);
    refused(as(reader).accept("text/csv").get("/projects"), 429);
  }

  @Test
  void triesOfKeysAreHeldBackAndGoodKeysAreNot() {
    String good = focalPoint();
    Response answer = as("pamir_guess").get("/me");
    for (int i = 0; i < 10; i++) {
      answer = as("pamir_guess" + i).get("/me");
    }

    refused(answer, 429);
    assertThat(as(good).get("/me").statusCode()).isEqualTo(200);
  }

  @Test
  void instancesShareALimit() {
    Limit limit = new Of(100, Duration.ofHours(1));
    SharedBuckets one = new SharedBuckets(pool, Duration.ofHours(1));
    SharedBuckets other = new SharedBuckets(pool, Duration.ofHours(1));
    String caller = unique("key:shared");

    for (int i = 0; i < 60; i++) {
      assertThat(one.of("test", limit, caller).take().isConsumed()).isTrue();
    }
    one.level();
    for (int i = 0; i < 5; i++) {
      other.of("test", limit, caller).take();
    }
    other.level();

    assertThat(other.of("test", limit, caller).take().getRemainingTokens()).isBetween(30L, 36L);
    for (int i = 0; i < 40; i++) {
      other.of("test", limit, caller).take();
    }
    other.level();
    one.of("test", limit, caller).take();
    one.of("test", limit, caller).take();
    one.level();
    assertThat(one.of("test", limit, caller).take().isConsumed()).isFalse();
  }

  @Test
  void itCostsLittle() {
    Limit limit = new Of(1_000_000_000, Duration.ofMinutes(1));
    SharedBuckets buckets = new SharedBuckets(pool, Duration.ofMinutes(1));
    int requests = 300_000;
    long nanos = 0;
    for (int round = 0; round < 3; round++) {
      long begun = System.nanoTime();
      for (int i = 0; i < requests; i++) {
        buckets.of("cost", limit, "key:pamir_" + i % 1_000).take();
      }
      nanos = (System.nanoTime() - begun) / requests;
    }
    Limit small = new Of(10, Duration.ofMinutes(1));
    for (int i = 0; i < 200; i++) {
      buckets.of("level", small, "192.0.2." + i).take();
    }
    long begun = System.nanoTime();
    buckets.level();
    long levelled = (System.nanoTime() - begun) / 200;

    System.out.printf(
        "Rate limit: %d ns a request; levelling a bucket, off the request's path: %d us%n",
        nanos, levelled / 1_000);
    assertThat(nanos).isLessThan(100_000);
  }
}
