package org.pamir.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jdbi.v3.core.Jdbi;
import org.pamir.shared.Revisions.Revision;

/**
 * Takes in the results of many projects at once, as files report them. {@link ResultRules} are not
 * asked: published data is taken with its faults. A result is found again by what it says, else by
 * its type and title, and keeps its id; what was approved of it stays as it was.
 */
@ApplicationScoped
public class ResultReports {

  private final Jdbi jdbi;
  private final ObjectMapper json;
  private final ResultRows rows;

  ResultReports(Jdbi jdbi, ObjectMapper json, ResultRows rows) {
    this.jdbi = jdbi;
    this.json = json;
    this.rows = rows;
  }

  private record Stored(UUID id, String type, String title, String fingerprint, List<Lock> locks) {

    boolean isOf(ResultRequest said) {
      return type.equals(said.type().word()) && title.equals(said.name());
    }
  }

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  private record Line(
      UUID id,
      long projectId,
      int ordinal,
      String type,
      String title,
      String document,
      String kept,
      String fingerprint) {}

  /**
   * Compares reports with what is stored.
   *
   * @param reports by id of their project, which the caller has locked
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public ResultChanges compare(Map<Long, List<ReportedResult>> reports) {
    ResultChanges changes = new ResultChanges();
    if (reports.isEmpty()) {
      return changes;
    }
    Map<Long, List<Stored>> stored = stored(reports.keySet().toArray(Long[]::new));
    reports.forEach(
        (project, said) ->
            compare(project, said, stored.getOrDefault(project, List.of()), changes));
    return changes;
  }

  private Map<Long, List<Stored>> stored(Long[] projects) {
    Map<Long, List<Stored>> stored = new HashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id, project_id, type, title, fingerprint, approved from result where project_id = any(:projects) order by project_id, ordinal, id
                    """)
                .bind("projects", projects)
                .map(
                    (row, context) ->
                        stored
                            .computeIfAbsent(row.getLong("project_id"), id -> new ArrayList<>())
                            .add(
                                new Stored(
                                    row.getObject("id", UUID.class),
                                    row.getString("type"),
                                    row.getString("title"),
                                    row.getString("fingerprint"),
                                    ResultRecord.readLocks(row.getString("approved"), json))))
                .forEach(row -> {}));
    return stored;
  }

  private void compare(
      long project, List<ReportedResult> said, List<Stored> stored, ResultChanges changes) {
    List<Stored> left = new ArrayList<>(stored);
    List<ReportedResult> others = new ArrayList<>();
    for (ReportedResult result : said) {
      String fingerprint = fingerprint(result);
      Optional<Stored> same =
          left.stream().filter(known -> known.fingerprint().equals(fingerprint)).findFirst();
      same.ifPresentOrElse(left::remove, () -> others.add(result));
    }
    for (ReportedResult result : others) {
      Stored known = left.stream().filter(one -> one.isOf(result.said())).findFirst().orElse(null);
      if (known == null) {
        changes.comes(newId(), project, result);
        continue;
      }
      left.remove(known);
      List<Lock> broken =
          known.locks().stream()
              .filter(lock -> !lock.isKeptBy(result.said().indicators()))
              .toList();
      changes.locks(project, broken);
      List<Indicator> indicators = result.said().indicators();
      for (Lock lock : known.locks()) {
        indicators = lock.keptIn(indicators);
      }
      ReportedResult kept =
          new ReportedResult(result.ordinal(), result.said().with(indicators), result.kept());
      if (!fingerprint(kept).equals(known.fingerprint())) {
        changes.changes(known.id(), project, kept);
      }
    }
    for (Stored known : left) {
      if (known.locks().isEmpty()) {
        changes.goes(known.id(), project);
      } else {
        changes.locks(project, known.locks());
      }
    }
  }

  private String fingerprint(ReportedResult result) {
    return ResultRecord.fingerprint(ResultRecord.write(result.said(), json), result.kept());
  }

  private static UUID newId() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }

  /**
   * Writes what changed, and all results of projects that are new.
   *
   * @param registered reports of projects that were not there before, by their id
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void write(
      Map<Long, List<ReportedResult>> registered, ResultChanges changes, Revision revision) {
    List<Line> fresh = new ArrayList<>();
    registered.forEach(
        (project, results) -> results.forEach(result -> fresh.add(line(newId(), project, result))));
    changes.added.forEach(one -> fresh.add(line(one.id(), one.project(), one.result())));
    List<Line> known =
        changes.changed.stream().map(one -> line(one.id(), one.project(), one.result())).toList();
    jdbi.useHandle(
        handle -> {
          if (!changes.gone.isEmpty()) {
            handle
                .createUpdate("delete from result where id = any(:ids)")
                .bind("ids", changes.gone.toArray(UUID[]::new))
                .execute();
          }
          if (!known.isEmpty()) {
            handle
                .createUpdate(
                    """
                    update result r
                    set ordinal = x.ordinal, type = x.type, title = x.title, document = x.document::json,
                        kept = x.kept::json, fingerprint = x.fingerprint, version = r.version + 1,
                        revision = :revision, updated_at = :at
                    from json_to_recordset(cast(:rows as json))
                      as x (id uuid, ordinal integer, type text, title text, document text, kept text, fingerprint text)
                    where r.id = x.id
                    """)
                .bind("rows", write(known))
                .bind("revision", revision.number())
                .bind("at", Timestamp.from(revision.recordedAt()))
                .execute();
          }
          if (!fresh.isEmpty()) {
            handle
                .createUpdate(
                    """
                    insert into result (id, project_id, ordinal, type, title, document, kept, fingerprint, version, revision,
                                        created_at, updated_at)
                    select id, project_id, ordinal, type, title, document::json, kept::json, fingerprint, 1, :revision, :at, :at
                    from json_to_recordset(cast(:rows as json))
                      as x (id uuid, project_id bigint, ordinal integer, type text, title text, document text, kept text,
                            fingerprint text)
                    """)
                .bind("rows", write(fresh))
                .bind("revision", revision.number())
                .bind("at", Timestamp.from(revision.recordedAt()))
                .execute();
          }
        });
    List<UUID> before = known.stream().map(Line::id).toList();
    List<UUID> all = new ArrayList<>(before);
    fresh.forEach(line -> all.add(line.id()));
    rows.write(before, all);
  }

  private Line line(UUID id, long project, ReportedResult result) {
    String document = ResultRecord.write(result.said(), json);
    return new Line(
        id,
        project,
        result.ordinal(),
        result.said().type().word(),
        result.said().name(),
        document,
        result.kept(),
        ResultRecord.fingerprint(document, result.kept()));
  }

  private String write(List<Line> lines) {
    try {
      return json.writeValueAsString(lines);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
