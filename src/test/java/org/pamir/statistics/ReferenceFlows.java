package org.pamir.statistics;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rule 4, by trying every outgoing report with every incoming one. An expenditure on a linked
 * activity that says it got the money is one flow with that, as a disbursement is: otherwise the
 * dollar would be there twice.
 */
final class ReferenceFlows {

  /** A report with the project that makes it; a missing party is the reporting organisation. */
  record Told(Register.Project project, Register.Report report, Fraction usd) {

    String provider() {
      Register.Side side = report.provider();
      return side != null ? side.ref() : report.outgoing() ? project.organisation() : null;
    }

    String receiver() {
      Register.Side side = report.receiver();
      return side != null ? side.ref() : report.outgoing() ? null : project.organisation();
    }

    /** Identifier of the activity on the other side, or null. */
    String counterpart() {
      Register.Side side = report.outgoing() ? report.receiver() : report.provider();
      return side == null || project.identifier().equals(side.activity()) ? null : side.activity();
    }
  }

  /** Money that moved once. The projects are null where the register has none. */
  record Flow(Told out, Told in, Register.Project from, Register.Project to) {

    Told figure() {
      return out != null ? out : in;
    }

    String measure() {
      return figure().report().measure();
    }

    String provider() {
      return out != null && out.provider() != null
          ? out.provider()
          : in == null ? null : in.provider();
    }

    String receiver() {
      return in != null && in.receiver() != null
          ? in.receiver()
          : out == null ? null : out.receiver();
    }

    /** What this project itself says of the flow, else what the other side says. */
    Told said(Register.Project by) {
      return out != null && out.project() == by
          ? out
          : in != null && in.project() == by ? in : figure();
    }
  }

  private record Pair(Told out, Told in, boolean agrees, long days, Fraction apart) {}

  private static final Comparator<Pair> NEAREST =
      Comparator.comparing((Pair pair) -> !pair.agrees)
          .thenComparing(Pair::days)
          .thenComparing(Pair::apart);

  private final List<Flow> flows = new ArrayList<>();
  private boolean ambiguous;

  ReferenceFlows(Register register, ReferenceRates rates) {
    List<Told> all = new ArrayList<>();
    for (Register.Project project : register.published()) {
      for (Register.Report report : project.reports()) {
        all.add(
            new Told(
                project, report, rates.usd(report.amount(), report.currency(), report.date())));
      }
    }
    Set<Told> taken = new HashSet<>();
    List<Pair> pairs = pairs(all);
    for (Pair pair : pairs) {
      if (!taken.contains(pair.out) && !taken.contains(pair.in)) {
        ambiguous |=
            pairs.stream()
                .anyMatch(
                    other ->
                        other != pair
                            && NEAREST.compare(other, pair) == 0
                            && (other.out == pair.out || other.in == pair.in)
                            && !taken.contains(other.out)
                            && !taken.contains(other.in));
        taken.add(pair.out);
        taken.add(pair.in);
        flows.add(new Flow(pair.out, pair.in, pair.out.project, pair.in.project));
      }
    }
    for (Told told : all) {
      if (!taken.contains(told)) {
        Register.Project other = register.find(told.counterpart());
        flows.add(
            told.report.outgoing()
                ? new Flow(told, null, told.project, other)
                : new Flow(null, told, other, told.project));
      }
    }
  }

  List<Flow> flows() {
    return flows;
  }

  /** Whether two pairs were equally near, so that either may be taken. */
  boolean ambiguous() {
    return ambiguous;
  }

  private static List<Pair> pairs(List<Told> all) {
    List<Pair> pairs = new ArrayList<>();
    for (Told out : all) {
      for (Told in : all) {
        boolean kinds =
            out.report.outgoing()
                && !in.report.outgoing()
                && out.report.measure().equals(in.report.measure())
                && out.project != in.project;
        Pair pair = kinds ? pair(out, in) : null;
        if (pair != null) {
          pairs.add(pair);
        }
      }
    }
    pairs.sort(NEAREST);
    return pairs;
  }

  private static Pair pair(Told out, Told in) {
    boolean outNames = in.project.identifier().equals(out.counterpart());
    boolean inNames = out.project.identifier().equals(in.counterpart());
    boolean outNamesAnother = out.counterpart() != null && !outNames;
    boolean inNamesAnother = in.counterpart() != null && !inNames;
    long days = Math.abs(ChronoUnit.DAYS.between(out.report.date(), in.report.date()));
    if (!outNames && !inNames || outNamesAnother || inNamesAnother || days > 90) {
      return null;
    }
    boolean mutual = outNames && inNames;
    if (!mutual
        && (differ(out.provider(), in.provider()) || differ(out.receiver(), in.receiver()))) {
      return null;
    }
    boolean sameCurrency = out.report.currency().equals(in.report.currency());
    Fraction given = sameCurrency ? Fraction.of(out.report.amount()) : out.usd;
    Fraction got = sameCurrency ? Fraction.of(in.report.amount()) : in.usd;
    Fraction apart = given == null || got == null ? null : given.minus(got).abs();
    boolean agrees = apart != null && apart.compareTo(given.abs().over(100)) <= 0;
    // Amounts that lie apart are one disputed flow only where each names the other.
    return agrees || mutual
        ? new Pair(out, in, agrees, days, apart == null ? Fraction.ZERO : apart)
        : null;
  }

  private static boolean differ(String one, String other) {
    return one != null && other != null && !one.equals(other);
  }
}
