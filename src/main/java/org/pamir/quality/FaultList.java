package org.pamir.quality;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Faults in the order of their discovery. Those of one rule in places that differ only in their
 * numbers are one fault with a count: an activity with a thousand transactions would otherwise say
 * the same thing a thousand times.
 */
public final class FaultList implements Consumer<Fault> {
  private final Map<String, Fault> faults = new LinkedHashMap<>();

  @Override
  public void accept(Fault fault) {
    faults.merge(
        fault.rule().name() + ' ' + fault.rule().number() + ' ' + fault.at().kind(),
        fault,
        (first, more) -> first.times(first.count() + more.count()));
  }

  /** All of them. */
  public List<Fault> all() {
    return List.copyOf(faults.values());
  }
}
