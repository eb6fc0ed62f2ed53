package org.pamir.quality;

import java.util.List;

/**
 * What the rules say of a project.
 *
 * @param project its id
 * @param faults worst first
 */
record Judgement(long project, QualityScore score, List<Fault> faults) {

  /** How many rules of this severity are broken, each as often as in places. */
  int count(Severity severity) {
    return faults.stream()
        .filter(fault -> fault.rule().severity() == severity)
        .mapToInt(Fault::count)
        .sum();
  }
}
