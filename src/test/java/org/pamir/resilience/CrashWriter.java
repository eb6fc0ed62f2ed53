package org.pamir.resilience;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.pamir.resilience.Caller.Answer;

/**
 * Writes one thing after the other, remembers what was acknowledged, and sends again what was not:
 * by PUT, PATCH, POST with an Idempotency-Key, and now and then a file.
 */
final class CrashWriter implements Runnable {
  private static final int REFUSED = 400;

  private final String name;
  private final Random random = new Random();
  private final CountDownLatch ended = new CountDownLatch(1);
  // One step at a time, or none while somebody looks.
  private final ReentrantLock step = new ReentrantLock(true);
  private final Map<String, String> titles = new LinkedHashMap<>();
  private final Map<String, String> commitments = new LinkedHashMap<>();
  private volatile Caller caller;
  private volatile boolean ending;
  private Pending pending;
  private int number;
  private int acknowledged;
  private int sentAgain;
  private String refused;

  /** What was sent and not answered yet. */
  private record Pending(Kind kind, String project, String text, String key) {}

  private enum Kind {
    PUT,
    PATCH,
    COMMITMENT,
    IMPORT
  }

  CrashWriter(int index, Caller caller) {
    name = "XC-" + index;
    this.caller = caller;
  }

  String name() {
    return name;
  }

  /** The server is another process now. */
  void turnTo(Caller next) {
    caller = next;
  }

  void end() {
    ending = true;
  }

  boolean hasEnded(long seconds) throws InterruptedException {
    return ended.await(seconds, TimeUnit.SECONDS);
  }

  void hold() {
    step.lock();
  }

  void goOn() {
    step.unlock();
  }

  int acknowledged() {
    return acknowledged;
  }

  int sentAgain() {
    return sentAgain;
  }

  /** Whether a write that changes nothing is taken. */
  boolean canWrite(Caller by) {
    return by.put("/projects/XC-PROBE", project("XC-PROBE", "Probe")).isAcknowledged();
  }

  @Override
  public void run() {
    try {
      while (!ending || pending != null) {
        step.lock();
        try {
          if (pending == null) {
            pending = next();
          } else {
            sentAgain++;
          }
          send();
        } finally {
          step.unlock();
        }
        if (pending != null) {
          TimeUnit.MILLISECONDS.sleep(100);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  private Pending next() {
    String key = UUID.randomUUID().toString();
    List<String> own = titles.keySet().stream().filter(one -> !one.contains("-F")).toList();
    int dice = own.isEmpty() ? 0 : random.nextInt(100);
    String project = own.isEmpty() ? null : own.get(random.nextInt(own.size()));
    String title = "Title " + ++number;
    if (dice < 15) {
      return new Pending(Kind.PUT, name + "-" + number, title, key);
    }
    if (dice < 35) {
      return new Pending(Kind.PUT, project, title, key);
    }
    if (dice < 50) {
      return new Pending(Kind.PATCH, project, title, key);
    }
    return dice < 98
        ? new Pending(Kind.COMMITMENT, project, name + "-C" + number, key)
        : new Pending(Kind.IMPORT, name + "-F" + number, title, key);
  }

  private void send() {
    Answer answer =
        switch (pending.kind()) {
          case PUT ->
              caller.put(
                  "/projects/" + pending.project(), project(pending.project(), pending.text()));
          case PATCH -> patch();
          case COMMITMENT ->
              caller.post(
                  "/projects/" + pending.project() + "/commitments",
                  """
                  {"kind": "commitment", "direction": "outgoing", "reference": "%s", "valueDate": "2024-05-01",
                   "value": {"amount": %d.25, "currency": "USD"}}"""
                      .formatted(pending.text(), 1 + number % 1_000),
                  pending.key());
          case IMPORT ->
              caller.upload(
                  "/imports",
                  file().getBytes(StandardCharsets.UTF_8),
                  "application/xml",
                  pending.key());
        };
    if (answer.isAcknowledged()) {
      acknowledged++;
      switch (pending.kind()) {
        case PUT, PATCH -> titles.put(pending.project(), pending.text());
        case COMMITMENT -> commitments.put(pending.text(), pending.project());
        // The file is kept; its projects come in their own time.
        case IMPORT -> {}
      }
      pending = null;
    } else if (answer.status() >= REFUSED && answer.status() < 500 && answer.status() != 409) {
      refused = pending + " was refused: " + answer;
      pending = null;
    }
  }

  private Answer patch() {
    Answer read = caller.get("/projects/" + pending.project() + "?fields=title,version");
    if (!read.isAcknowledged()) {
      return read;
    }
    return caller.patch(
        "/projects/" + pending.project(),
        "*",
        "{\"title\": {\"en\": \"" + pending.text() + "\"}, \"status\": \"finalisation\"}");
  }

  private static String project(String identifier, String title) {
    return """
        {"reportingOrg": "XC-CRASH", "title": {"en": "%s"}, "status": "implementation", "publication": "published",
         "plannedStart": "2024-01-01", "sectors": [{"code": "14015", "share": 100}],
         "participations": [{"country": "KG", "share": 40}, {"country": "UZ", "share": 60}]}"""
        .formatted(title);
  }

  private String file() {
    StringBuilder activities = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      activities.append(
          """
          <iati-activity default-currency="USD">
            <iati-identifier>%1$s-%2$d</iati-identifier>
            <reporting-org ref="XC-CRASH" type="40"><narrative>Crash</narrative></reporting-org>
            <title><narrative xml:lang="en">%3$s</narrative></title>
            <description><narrative xml:lang="en">Imported</narrative></description>
            <participating-org ref="XC-CRASH" role="1"/>
            <activity-status code="2"/>
            <activity-date type="1" iso-date="2024-01-01"/>
            <recipient-country code="TJ" percentage="100"/>
            <transaction ref="%1$s-%2$d-T">
              <transaction-type code="2"/><transaction-date iso-date="2024-05-01"/>
              <value value-date="2024-05-01">1000</value>
            </transaction>
          </iati-activity>
          """
              .formatted(pending.project(), i, pending.text()));
    }
    return "<iati-activities version=\"2.03\">" + activities + "</iati-activities>";
  }

  /** Adds what is not as it was acknowledged; called while it is held. */
  void compare(Map<String, String> found, Map<String, Integer> references, List<String> faults) {
    titles.forEach(
        (project, title) -> {
          String is = found.get(project);
          boolean mayBePending =
              pending != null && pending.project().equals(project) && pending.text().equals(is);
          if (!title.equals(is) && !mayBePending) {
            faults.add("lost: " + project + " is " + is + " and not " + title);
          }
        });
    commitments.forEach(
        (reference, project) -> {
          if (!references.containsKey(reference)) {
            faults.add("lost: commitment " + reference);
          }
        });
    references.forEach(
        (reference, times) -> {
          if (reference.startsWith(name + "-") && times > 1) {
            faults.add("doubled: " + reference + " is there " + times + " times");
          }
          if (reference.startsWith(name + "-C")
              && !commitments.containsKey(reference)
              && (pending == null || !pending.text().equals(reference))) {
            faults.add("doubled: nobody sent " + reference);
          }
        });
    if (refused != null) {
      faults.add(refused);
    }
  }
}
