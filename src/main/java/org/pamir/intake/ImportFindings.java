package org.pamir.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.pamir.quality.Severity;
import org.pamir.shared.Texts;

/**
 * The findings of imports: so many of each are listed, and those beyond are counted by rule, since
 * a file of a few kilobytes can hold millions of faults.
 */
@ApplicationScoped
class ImportFindings {
  private static final int MESSAGE_LENGTH = 1_000;

  private final int most;

  ImportFindings(ImportSettings settings) {
    most = settings.findings();
  }

  private record Unlisted(String rule, Severity severity, long findings) {}

  /**
   * Lists findings as far as there is room, and counts the others.
   *
   * @param before findings of the import before these
   */
  void add(Handle handle, UUID id, int before, List<Finding> findings) {
    int room = Math.min(Math.max(most - before, 0), findings.size());
    list(handle, id, before, findings.subList(0, room));
    count(handle, id, findings.subList(room, findings.size()));
  }

  /** Lists findings whether or not there is room: those of the file itself, at its end. */
  void list(Handle handle, UUID id, int before, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            insert into import_finding
              (import_id, ordinal, activity, line, col, path, severity, rule, ruleset, message, action)
            select :id, :before + n, activity, line, col, path, severity, rule, ruleset, message, action
            from unnest(:activities, :lines, :columns, :paths, :severities, :rules, :rulesets, :messages, :actions)
              with ordinality
              as f (activity, line, col, path, severity, rule, ruleset, message, action, n)
            """)
        .bind("id", id)
        .bind("before", before)
        .bind("activities", text(findings, Finding::activity))
        .bind("lines", number(findings, Finding::line))
        .bind("columns", number(findings, Finding::column))
        .bind("paths", text(findings, Finding::path))
        .bind("severities", text(findings, finding -> word(finding.severity())))
        .bind("rules", text(findings, Finding::rule))
        .bind("rulesets", text(findings, Finding::ruleset))
        .bind("messages", text(findings, Finding::message))
        .bind("actions", text(findings, Finding::action))
        .execute();
  }

  private static void count(Handle handle, UUID id, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    Map<List<String>, Long> counts =
        findings.stream()
            .collect(
                Collectors.groupingBy(
                    finding -> List.of(finding.rule(), word(finding.severity())),
                    Collectors.counting()));
    List<Map.Entry<List<String>, Long>> rows = List.copyOf(counts.entrySet());
    handle
        .createUpdate(
            """
            insert into import_unlisted as u (import_id, rule, severity, findings)
            select :id, rule, severity, findings
            from unnest(:rules, :severities, :counts) as f (rule, severity, findings)
            on conflict (import_id, rule, severity) do update set findings = u.findings + excluded.findings
            """)
        .bind("id", id)
        .bind("rules", rows.stream().map(row -> row.getKey().get(0)).toArray(String[]::new))
        .bind("severities", rows.stream().map(row -> row.getKey().get(1)).toArray(String[]::new))
        .bind("counts", rows.stream().map(Map.Entry::getValue).toArray(Long[]::new))
        .execute();
  }

  /** What says how many were counted and not listed, as bad as the worst of them. */
  Optional<Finding> unlisted(Handle handle, UUID id) {
    List<Unlisted> unlisted =
        handle
            .createQuery(
                """
                select rule, severity, findings from import_unlisted where import_id = :id
                order by findings desc, rule, severity
                """)
            .bind("id", id)
            .map(
                (row, context) ->
                    new Unlisted(
                        row.getString("rule"),
                        Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
                        row.getLong("findings")))
            .list();
    return unlisted.stream()
        .map(Unlisted::severity)
        .min(Severity::compareTo)
        .map(worst -> finding(worst, unlisted));
  }

  private static Finding finding(Severity worst, List<Unlisted> unlisted) {
    String rules =
        unlisted.stream()
            .map(each -> each.rule() + ' ' + each.findings())
            .collect(Collectors.joining(", "));
    return new Finding(
        null,
        0,
        0,
        null,
        worst,
        IntakeRule.MORE_FINDINGS.id(),
        null,
        unlisted.stream().mapToLong(Unlisted::findings).sum() + " more findings: " + rules,
        "counted, not listed");
  }

  private static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static String[] text(List<Finding> findings, Function<Finding, String> member) {
    return findings.stream()
        .map(member)
        .map(text -> text == null ? null : Texts.storable(Texts.cut(text, MESSAGE_LENGTH)))
        .toArray(String[]::new);
  }

  private static Integer[] number(List<Finding> findings, ToIntFunction<Finding> member) {
    return findings.stream()
        .map(member::applyAsInt)
        .map(number -> number == 0 ? null : number)
        .toArray(Integer[]::new);
  }
}
