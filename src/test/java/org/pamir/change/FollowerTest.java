package org.pamir.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.as;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.editorOf;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.pamir.RegisterTest;

/**
 * Followers that only read the changes, are stopped at random, and begin again where they last
 * saved what they had, while eight writers write.
 *
 * <p>{@code -Dpamir.followers.seconds=60} sets for how long.
 */
@QuarkusTest
public class FollowerTest extends RegisterTest {

  private final String org = unique("XM-FOLLOW");

  @Test
  void endsWithAnExactCopyHoweverOftenItIsStopped() throws Exception {
    int seconds = Integer.getInteger("pamir.followers.seconds", 8);
    String key = editorOf(org);
    String start = rows("select max(number)::text from revision").get(0);
    Map<String, Supplier<RequestSpecification>> callers =
        Map.of(
            "&reportingOrg=" + org, () -> asAdmin(),
            "&reportingOrg=" + org + "&country=KG", () -> asAnyone(),
            "&reportingOrg=" + org + "&publication=draft,published", () -> as(key),
            "&reportingOrg=" + org + "&minCommittedUsd=3000&theme=water", () -> asAnyone());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    AtomicInteger stops = new AtomicInteger();
    ExecutorService executor = Executors.newFixedThreadPool(8 + callers.size());
    List<Future<?>> writers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      RandomWriter writer = new RandomWriter(org, i);
      writers.add(executor.submit(() -> writer.writeUntil(end)));
    }
    Map<String, Future<Copy>> copies = new java.util.HashMap<>();
    callers.forEach(
        (query, caller) ->
            copies.put(
                query,
                executor.submit(() -> follow(new Copy(start), caller, query, writers, stops))));
    for (Future<?> writer : writers) {
      writer.get();
    }
    int compared = 0;
    for (var entry : copies.entrySet()) {
      Copy copy = entry.getValue().get();
      copy.followToTheEnd(callers.get(entry.getKey()), entry.getKey());
      compared += compare(copy, callers.get(entry.getKey()), entry.getKey());
    }
    executor.shutdown();
    System.out.printf(
        "%s revisions, %d stops, %d things compared%n",
        rows("select (max(number) - " + start + ")::text from revision").get(0),
        stops.get(),
        compared);
    assertThat(compared).isPositive();
    assertThat(stops.get()).isPositive();
  }

  private static Copy follow(
      Copy copy,
      Supplier<RequestSpecification> caller,
      String query,
      List<Future<?>> writers,
      AtomicInteger stops)
      throws InterruptedException {
    Random random = new Random(query.hashCode());
    Copy now = copy;
    Copy saved = copy.saved();
    while (!writers.stream().allMatch(Future::isDone)) {
      now.follow(caller, query, 1 + random.nextInt(60));
      if (random.nextInt(4) == 0) {
        saved = now.saved();
      } else if (random.nextInt(4) == 0) {
        now = saved.saved();
        stops.incrementAndGet();
        Thread.sleep(random.nextInt(200));
      }
    }
    return now;
  }

  public static int compare(Copy copy, Supplier<RequestSpecification> caller, String query) {
    int compared = 0;
    Map<String, String> lists =
        Map.of(
            "commitment", "/commitments",
            "disbursement", "/disbursements",
            "budget", "/budgets",
            "planned-disbursement", "/planned-disbursements");
    String all = "?limit=1000" + query;
    var projects = Copy.list(caller.get(), "/projects" + all, "identifier");
    assertThat(copy.of("project")).as(query).isEqualTo(projects);
    compared += projects.size();
    for (var list : lists.entrySet()) {
      var rows = Copy.list(caller.get(), list.getValue() + all, "id");
      assertThat(copy.of(list.getKey())).as(list.getKey() + query).isEqualTo(rows);
      compared += rows.size();
    }
    return compared;
  }
}
