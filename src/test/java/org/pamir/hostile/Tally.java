package org.pamir.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was asked and answered, and the faults, each kind of them once with its request. */
final class Tally {

  private final Map<String, Integer> statuses = new TreeMap<>();
  private final Map<String, Integer> kinds = new TreeMap<>();
  private final Set<String> asked = new TreeSet<>();
  private final Set<String> carriedOut = new TreeSet<>();
  private final List<Long> millis = new ArrayList<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final Map<String, String> examples = new LinkedHashMap<>();
  private int unavailable;

  void add(Call call, Answer answer) {
    statuses.merge(answer.status() <= 0 ? "none" : answer.status() / 100 + "xx", 1, Integer::sum);
    kinds.merge(call.kind(), 1, Integer::sum);
    asked.add(call.operation().id());
    if (answer.status() >= 200 && answer.status() < 300 && call.aimed()) {
      carriedOut.add(call.operation().id());
    }
    unavailable += Rules.declared(answer) ? 1 : 0;
    millis.add(answer.millis());
  }

  /** A fault counts as the kind of its words without the names and numbers in them. */
  void fault(Call call, Answer answer, String words, int port) {
    String kind =
        (call.aimed() ? call.operation().id() : "-")
            + " "
            + words
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…")
                .replaceAll("\\d{2,}", "…")
                .replaceAll("/\\d+", "/n");
    kind = kind.length() > 200 ? kind.substring(0, 200) : kind;
    counts.merge(kind, 1, Integer::sum);
    String text = answer.text();
    examples.putIfAbsent(
        kind,
        "%s %s: %s%n  %s%n  -> %d %s"
            .formatted(
                call.operation().id(),
                call.kind(),
                words,
                call.curl(port),
                answer.status(),
                text.length() > 600 ? text.substring(0, 600) + "…" : text));
  }

  int faults() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  Set<String> asked() {
    return asked;
  }

  /** The faults, each kind with how often it was met, written down where a run can be gone over. */
  List<String> report(Path file) throws IOException {
    List<String> all = new ArrayList<>();
    counts.forEach((kind, count) -> all.add(count + " x " + examples.get(kind)));
    Files.createDirectories(file.getParent());
    Files.write(file, all);
    return all;
  }

  String summary(int operations) {
    Collections.sort(millis);
    return "%d requests %s of %d operations (%d of %d carried out at least once): %s; 503 by a declared limit %d; ms p50 %d, p99 %d, most %d; faults %d"
        .formatted(
            millis.size(),
            kinds,
            asked.size(),
            carriedOut.size(),
            operations,
            statuses,
            unavailable,
            millis.get(millis.size() / 2),
            millis.get(millis.size() * 99 / 100),
            millis.get(millis.size() - 1),
            faults());
  }

  /** Operations that no request has reached yet. */
  Set<String> never(Document document) {
    Set<String> never = new TreeSet<>();
    document.operations().forEach(operation -> never.add(operation.id()));
    never.removeAll(carriedOut);
    return never;
  }
}
