package org.pamir.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pamir.Register;
import org.pamir.RegisterTest;

/**
 * Requests made out of the document to every operation of it: valid ones, nearly valid ones,
 * hostile ones. None fails the register, each is answered as the document says, and what is refused
 * leaves nothing behind.
 *
 * <p>{@code -Dpamir.fuzz.requests=100000} sets how many, {@code -Dpamir.fuzz.seed=7} which. Faults
 * are in {@code target/fuzz-faults.txt}, each with its request as curl sends it.
 */
@QuarkusTest
@TestProfile(FuzzTest.OwnRegister.class)
class FuzzTest extends RegisterTest {

  /** A register of its own, as nothing in it is left as others made it. */
  public static final class OwnRegister implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "pamir.webhooks.most",
          "50",
          "pamir.webhooks.look",
          "5s",
          // A refusal is what most requests are for.
          "quarkus.log.category.\"http-problem\".level",
          "ERROR");
    }
  }

  private static final int REQUESTS = Integer.getInteger("pamir.fuzz.requests", 2_000);
  private static final long SEED = Long.getLong("pamir.fuzz.seed", 20260331L);
  private static final int RENEWED = 400;
  private static final Path FAULTS = Path.of("target", "fuzz-faults.txt");
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  @Inject Consistency register;

  private final Document document;
  private final Rules rules;
  private final Tally tally = new Tally();

  FuzzTest() throws IOException {
    document = new Document(Path.of("openapi", "openapi.yaml"));
    rules = new Rules(document);
  }

  @Test
  void everyAnswerIsAsTheDocumentSaysWhateverIsAsked() throws Exception {
    System.out.printf("FuzzTest: -Dpamir.fuzz.seed=%d -Dpamir.fuzz.requests=%d%n", SEED, REQUESTS);
    World world = new World(document);
    Requests requests = new Requests(document, world);
    List<Operation> operations = document.operations();
    try (Wire wire = new Wire(RestAssured.port)) {
      for (int i = 0; i < REQUESTS; i++) {
        if (i % RENEWED == 0) {
          world.renew();
        }
        Call call = requests.make(operations.get(i % operations.size()), SEED * 1_000_003 + i);
        Answer answer = ask(wire, call);
        String next = rules.next(answer);
        if (next != null) {
          world.remember(next);
        }
        if (i % 2_500 == 2_499) {
          System.out.println(tally.summary(operations.size()));
          tally.report(FAULTS);
        }
      }
    }
    List<String> faults = new ArrayList<>(tally.report(FAULTS));
    faults.addAll(register.faults());
    faults.addAll(figuresKeptAndCountedAnew());
    System.out.println("FuzzTest: " + tally.summary(operations.size()));
    System.out.println("FuzzTest: never carried out " + tally.never(document));
    assertThat(tally.asked()).as("operations asked").hasSameSizeAs(operations);
    assertThat(faults).isEmpty();
  }

  private Answer ask(Wire wire, Call call) throws IOException, InterruptedException {
    boolean writes = !SAFE.contains(call.method());
    String before = writes ? register.mark() : null;
    Answer answer = wire.send(call);
    tally.add(call, answer);
    rules.faults(call, answer).forEach(fault -> fault(call, answer, fault));
    rules.acceptedFaults(call, answer).forEach(fault -> fault(call, answer, fault));
    if (writes && answer.status() == 202) {
      register.settle();
    } else if (writes && answer.status() >= 400 && !register.mark().equals(before)) {
      fault(call, answer, "refused, and changed " + before + " to " + register.mark());
    }
    return answer;
  }

  private void fault(Call call, Answer answer, String words) {
    tally.fault(call, answer, words, RestAssured.port);
  }

  /** Sums that were brought along beside those of the same moment, added up from its rows. */
  private static List<String> figuresKeptAndCountedAnew() throws IOException {
    List<String> faults = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (String groupBy :
        List.of("country", "year", "sdg", "sector", "provider", "basis", "theme")) {
      String question = "/statistics/funding?counting=gross&groupBy=" + groupBy;
      JsonNode kept = json.readTree(get(question).asByteArray());
      JsonNode counted = json.readTree(get(question + "&asOf=" + Instant.now()).asByteArray());
      for (JsonNode answer : List.of(kept, counted)) {
        ((ObjectNode) answer).remove(List.of("asOf", "revision", "warnings"));
      }
      if (!kept.equals(counted)) {
        faults.add(question + ": kept " + kept + ", and counted anew " + counted);
      }
    }
    for (String list : List.of("projects", "commitments", "organisations", "groupings")) {
      long total = get("/" + list + "?limit=1").jsonPath().getLong("total");
      long found = 0;
      String path = "/" + list + "?limit=1000";
      for (String next = ""; next != null; ) {
        var page = Register.get(path + next).jsonPath();
        found += page.getList("items").size();
        next = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
      }
      if (found != total) {
        faults.add(list + ": " + found + " of a total of " + total);
      }
    }
    return faults;
  }
}
