package org.pamir.funding;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jdbi.v3.core.Jdbi;
import org.pamir.shared.Revisions.Revision;

/** Takes in the money of many projects at once, as files report it. */
@ApplicationScoped
public class FundingReports {

  private final Jdbi jdbi;
  private final ObjectMapper json;

  FundingReports(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  /** What a file changes: rows that left it, and rows that are new in it. */
  public static final class Changes {
    private final Map<ReportTable, List<UUID>> gone = new EnumMap<>(ReportTable.class);
    private final Map<ReportTable, Map<Long, Set<Integer>>> added =
        new EnumMap<>(ReportTable.class);
    private final Set<Long> projects = new HashSet<>();

    /** Ids of the projects whose rows change. */
    public Set<Long> projects() {
      return projects;
    }

    private void add(ReportTable table, UUID id, long project, Integer ordinal) {
      projects.add(project);
      if (id != null) {
        gone.computeIfAbsent(table, t -> new ArrayList<>()).add(id);
      } else {
        added
            .computeIfAbsent(table, t -> new HashMap<>())
            .computeIfAbsent(project, p -> new HashSet<>())
            .add(ordinal);
      }
    }

    private boolean isNew(ReportTable table, long project, int ordinal) {
      return added.getOrDefault(table, Map.of()).getOrDefault(project, Set.of()).contains(ordinal);
    }
  }

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  private record Line(
      UUID id,
      long projectId,
      Long providerOrganisationId,
      String providerActivity,
      Long receiverOrganisationId,
      String receiverActivity,
      @JsonUnwrapped ReportedRow row) {

    static Line of(UUID id, long project, ReportedRow row, Map<String, Long> organisations) {
      Party provider = row.provider();
      Party receiver = row.receiver();
      return new Line(
          id,
          project,
          provider == null ? null : organisations.get(provider.ref()),
          provider == null ? null : provider.activity(),
          receiver == null ? null : organisations.get(receiver.ref()),
          receiver == null ? null : receiver.activity(),
          row);
    }
  }

  /**
   * Compares reports with what is stored.
   *
   * @param reports by id of their project, which the caller has locked
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Changes compare(Map<Long, ReportedMoney> reports) {
    Changes changes = new Changes();
    if (reports.isEmpty()) {
      return changes;
    }
    Long[] projects = reports.keySet().toArray(Long[]::new);
    for (ReportTable table : ReportTable.values()) {
      List<Line> lines = new ArrayList<>();
      reports.forEach(
          (project, money) ->
              money
                  .of(table)
                  .forEach(row -> lines.add(Line.of(null, project, row, new HashMap<>()))));
      jdbi.useHandle(
          handle ->
              handle
                  .createQuery(table.compare())
                  .bind("rows", write(lines))
                  .bind("projects", projects)
                  .map(
                      (row, context) -> {
                        changes.add(
                            table,
                            row.getObject("id", UUID.class),
                            row.getLong("project_id"),
                            row.getObject("ordinal", Integer.class));
                        return true;
                      })
                  .list());
    }
    return changes;
  }

  /**
   * Writes what changed, and all rows of projects that are new.
   *
   * @param reports by id of their project
   * @param registered ids of the projects that were not there before
   * @param organisations ids by ref, of all that the reports mention
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void write(
      Map<Long, ReportedMoney> reports,
      Set<Long> registered,
      Changes changes,
      Map<String, Long> organisations,
      Revision revision) {
    for (ReportTable table : ReportTable.values()) {
      List<Line> lines = new ArrayList<>();
      reports.forEach(
          (project, money) -> {
            boolean all = registered.contains(project);
            for (ReportedRow row : money.of(table)) {
              if (all || changes.isNew(table, project, row.ordinal())) {
                UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
                lines.add(Line.of(id, project, row, organisations));
              }
            }
          });
      List<UUID> gone = changes.gone.getOrDefault(table, List.of());
      jdbi.useHandle(
          handle -> {
            if (!gone.isEmpty()) {
              handle.createUpdate(table.delete()).bind("ids", gone.toArray(UUID[]::new)).execute();
            }
            if (!lines.isEmpty()) {
              handle
                  .createUpdate(table.insert())
                  .bind("rows", write(lines))
                  .bind("revision", revision.number())
                  .bind("at", Timestamp.from(revision.recordedAt()))
                  .execute();
            }
          });
    }
  }

  private String write(List<Line> lines) {
    try {
      return json.writeValueAsString(lines);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
