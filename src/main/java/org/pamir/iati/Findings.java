package org.pamir.iati;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.Location;
import org.pamir.intake.Finding;
import org.pamir.quality.Fault;

/** The findings of one activity, in the order of their discovery. */
final class Findings {
  private static final int SHOWN = 80;

  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> said = new HashSet<>();

  void add(Rule rule, Location at, String path, String message, String action) {
    add(rule, at.getLineNumber(), at.getColumnNumber(), path, message, action);
  }

  void add(Rule rule, int line, int column, String path, String message, String action) {
    findings.add(
        new Finding(
            null, line, column, path, rule.severity(), rule.id(), rule.ruleset(), message, action));
  }

  /** Adds faults, but for those that the reader has said already, with what it did about them. */
  void addAll(List<Fault> faults) {
    Set<String> known = new HashSet<>();
    findings.forEach(finding -> known.add(finding.ruleset() + ' ' + finding.path()));
    for (Fault fault : faults) {
      if (fault.rule().number() == null
          || !known.contains(fault.rule().number() + ' ' + fault.at().path())) {
        findings.add(of(fault));
      }
    }
  }

  /** A fault that nothing was done about. */
  static Finding of(Fault fault) {
    return new Finding(
        null,
        fault.at().line(),
        fault.at().column(),
        fault.at().path(),
        fault.rule().severity(),
        fault.rule().name(),
        fault.rule().number(),
        fault.says(),
        "kept");
  }

  /**
   * True the first time it is asked about a rule and subject; for what would fill pages if said
   * each time.
   */
  boolean first(Rule rule, String subject) {
    return said.add(rule.id() + ' ' + subject);
  }

  /** All of them, with the identifier of the activity they are about. */
  List<Finding> of(String identifier) {
    return findings.stream().map(finding -> finding.of(identifier)).toList();
  }

  /** A published value, quoted and cut to a bearable length. */
  static String quote(String value) {
    return '"' + (value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value) + '"';
  }
}
