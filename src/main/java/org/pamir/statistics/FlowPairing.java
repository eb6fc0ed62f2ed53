package org.pamir.statistics;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Finds which outgoing and incoming reports mean the same flow.
 *
 * <p>Two reports pair when their activities are linked (one names the other), their organisations
 * do not contradict each other, and they lie within the window of days and the tolerance of
 * amounts: nearest first, one to one. Reports that name each other but whose amounts lie apart are
 * one disputed flow. What is alike without a link is never merged.
 *
 * <p>The result depends on the set of reports alone, not on their order: candidates are taken in a
 * total order.
 */
final class FlowPairing {

  /** Days between two reports of one flow. */
  static final int WINDOW = 90;

  /** Part of the provider's amount by which the receiver's may differ. */
  static final BigDecimal TOLERANCE = new BigDecimal("0.01");

  private FlowPairing() {}

  private record Candidate(
      Report out, Report in, boolean agrees, long days, BigDecimal difference) {

    /**
     * Agreement first, then the nearest in time, then in amount. Of those that are equally near,
     * what they say decides, so that the order in which they were written does not; ids come last,
     * between reports that are the same in everything.
     */
    static final Comparator<Candidate> NEAREST =
        Comparator.comparing((Candidate c) -> !c.agrees)
            .thenComparing(Candidate::days)
            .thenComparing(Candidate::difference)
            .thenComparing(c -> c.out.identifier())
            .thenComparing(c -> c.in.identifier())
            .thenComparing(c -> c.out.valueDate())
            .thenComparing(c -> c.in.valueDate())
            .thenComparing(c -> c.out.amount())
            .thenComparing(c -> c.in.amount())
            .thenComparing(c -> c.out.currency())
            .thenComparing(c -> c.in.currency())
            .thenComparing(c -> c.out.told())
            .thenComparing(c -> c.in.told())
            .thenComparing(c -> c.out.id())
            .thenComparing(c -> c.in.id());
  }

  /**
   * The flows that these reports make.
   *
   * @param reports all that could pair with each other
   * @param projects id by identifier of every project that a report names and the register has
   */
  static List<Flow> pair(Collection<Report> reports, Map<String, Long> projects) {
    Set<UUID> taken = new HashSet<>();
    List<Flow> flows = new ArrayList<>();
    for (Candidate candidate : candidates(reports)) {
      if (!taken.contains(candidate.out.id()) && !taken.contains(candidate.in.id())) {
        taken.add(candidate.out.id());
        taken.add(candidate.in.id());
        flows.add(
            new Flow(
                candidate.out,
                candidate.in,
                candidate.agrees ? FlowState.MATCHED : FlowState.DISPUTED,
                candidate.out.project(),
                candidate.in.project()));
      }
    }
    for (Report report : reports) {
      if (!taken.contains(report.id())) {
        Long counterpart = report.counterpart() == null ? null : projects.get(report.counterpart());
        flows.add(
            report.outgoing()
                ? new Flow(report, null, FlowState.PROVIDER_ONLY, report.project(), counterpart)
                : new Flow(null, report, FlowState.RECEIVER_ONLY, counterpart, report.project()));
      }
    }
    return flows;
  }

  private static List<Candidate> candidates(Collection<Report> reports) {
    Map<String, List<Report>> incomingNaming = new HashMap<>();
    Map<String, List<Report>> incomingOf = new HashMap<>();
    for (Report report : reports) {
      if (!report.outgoing()) {
        incomingOf.computeIfAbsent(report.identifier(), key -> new ArrayList<>()).add(report);
        if (report.counterpart() != null) {
          incomingNaming
              .computeIfAbsent(report.counterpart(), key -> new ArrayList<>())
              .add(report);
        }
      }
    }
    List<Candidate> candidates = new ArrayList<>();
    for (Report out : reports) {
      if (out.outgoing()) {
        Set<Report> linked =
            new HashSet<>(incomingNaming.getOrDefault(out.identifier(), List.of()));
        if (out.counterpart() != null) {
          linked.addAll(incomingOf.getOrDefault(out.counterpart(), List.of()));
        }
        for (Report in : linked) {
          Candidate candidate = candidate(out, in);
          if (candidate != null) {
            candidates.add(candidate);
          }
        }
      }
    }
    candidates.sort(Candidate.NEAREST);
    return candidates;
  }

  /** How near two linked reports are, or null where they cannot mean the same flow. */
  private static Candidate candidate(Report out, Report in) {
    boolean outNames = in.identifier().equals(out.counterpart());
    boolean inNames = out.identifier().equals(in.counterpart());
    long days = Math.abs(ChronoUnit.DAYS.between(out.valueDate(), in.valueDate()));
    if (!out.measure().equals(in.measure())
        || out.project() == in.project()
        || days > WINDOW
        || !outNames && out.counterpart() != null
        || !inNames && in.counterpart() != null) {
      return null;
    }
    boolean mutual = outNames && inNames;
    if (!mutual
        && (contradict(out.provider(), in.provider())
            || contradict(out.receiver(), in.receiver()))) {
      return null;
    }
    BigDecimal difference = difference(out, in);
    boolean agrees = difference != null && difference.compareTo(tolerance(out, in)) <= 0;
    if (!agrees && !mutual) {
      return null;
    }
    return new Candidate(out, in, agrees, days, difference == null ? BigDecimal.ZERO : difference);
  }

  private static boolean contradict(Long one, Long other) {
    return one != null && other != null && !Objects.equals(one, other);
  }

  /**
   * The amounts' difference in their own currency where it is the same, else in US dollars; null
   * where that is unknown.
   */
  private static BigDecimal difference(Report out, Report in) {
    if (out.currency().equals(in.currency())) {
      return out.amount().subtract(in.amount()).abs();
    }
    return out.usd() == null || in.usd() == null ? null : out.usd().subtract(in.usd()).abs();
  }

  private static BigDecimal tolerance(Report out, Report in) {
    BigDecimal figure = out.currency().equals(in.currency()) ? out.amount() : out.usd();
    return figure.abs().multiply(TOLERANCE);
  }
}
