package org.pamir.statistics;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rule 3, {@code groupBy=origin}: a flow takes the providers of the project it comes from in
 * proportion, and so on upstream; a loop stops where it closes.
 */
final class ReferenceOrigins {

  private final List<ReferenceFlows.Flow> flows;
  private final ReferenceItems items;
  private final Set<String> loops = new TreeSet<>();

  ReferenceOrigins(List<ReferenceFlows.Flow> flows, ReferenceItems items) {
    this.flows = flows;
    this.items = items;
  }

  Set<String> loops() {
    return loops;
  }

  /** Parts of 1 by the organisation they come from. */
  Map<String, Fraction> of(Register.Project from, String measure, String provider) {
    return follow(from, measure, provider, Set.of());
  }

  private Map<String, Fraction> follow(
      Register.Project from, String measure, String provider, Set<String> path) {
    Map<String, Fraction> parts = new HashMap<>();
    if (from == null) {
      parts.put(provider, Fraction.ONE);
      return parts;
    }
    if (path.contains(from.identifier())) {
      loops.add(from.identifier());
      parts.put(provider, Fraction.ONE);
      return parts;
    }
    ReferenceItems.Basis basis = items.basis(from, measure);
    // A project that is counted by what it gives brought the money itself.
    if (!basis.in() || basis.gross().signum() <= 0) {
      parts.put(provider, Fraction.ONE);
      return parts;
    }
    Set<String> longer = new LinkedHashSet<>(path);
    longer.add(from.identifier());
    for (ReferenceFlows.Flow flow : flows) {
      if (flow.to() == from && flow.measure().equals(measure) && flow.figure().usd() != null) {
        Fraction part = flow.figure().usd().over(basis.gross());
        follow(flow.from(), measure, flow.provider(), longer)
            .forEach((origin, share) -> parts.merge(origin, share.times(part), Fraction::plus));
      }
    }
    return parts;
  }
}
