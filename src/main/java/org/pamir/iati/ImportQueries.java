package org.pamir.iati;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.pamir.quality.Severity;
import org.pamir.shared.Word;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Page;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.paging.PageReader;
import org.pamir.shared.paging.PageRequest;
import org.pamir.shared.paging.SortKey;
import org.pamir.shared.problem.InvalidRequestException;

/** Imports and their findings, as they are read. */
@ApplicationScoped
class ImportQueries {
  private static final List<SortKey> BY_TIME =
      List.of(new SortKey("createdAt", "i.created_at", "timestamptz"));
  private static final List<SortKey> BY_ORDER =
      List.of(new SortKey("ordinal", "f.ordinal", "integer"));

  private final Jdbi jdbi;
  private final PageReader pages;
  private final Clock clock;

  ImportQueries(Jdbi jdbi, PageReader pages, Clock clock) {
    this.jdbi = jdbi;
    this.pages = pages;
    this.clock = clock;
  }

  Optional<ImportView> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select i.* from import i where i.id = :id")
                .bind("id", id)
                .map((row, context) -> view(row))
                .findOne());
  }

  Page<ImportView> list(PageParams params) {
    PageParams newestFirst = new PageParams();
    newestFirst.limit = params.limit;
    newestFirst.cursor = params.cursor;
    newestFirst.sort = params.sort == null ? "-createdAt" : params.sort;
    return pages.read(
        "i.*",
        "import i",
        new Criteria(),
        PageRequest.of(newestFirst, "i.id", "uuid", BY_TIME),
        (row, context) -> view(row));
  }

  /**
   * The findings of an import.
   *
   * @param severity words with commas between them, or null
   * @param rule the same
   */
  Page<FindingView> findings(UUID id, String severity, String rule, PageParams params) {
    Criteria criteria = new Criteria().and("f.import_id = ?", id);
    if (severity != null) {
      List<String> known =
          Arrays.stream(Severity.values()).map(level -> level.name().toLowerCase()).toList();
      String[] asked = severity.split(",", -1);
      if (!known.containsAll(List.of(asked))) {
        throw new InvalidRequestException("severity", "must be one of " + String.join(", ", known));
      }
      criteria.and("f.severity = any(?)", asked);
    }
    if (rule != null) {
      List<String> known = Arrays.stream(Rule.values()).map(Rule::id).toList();
      String[] asked = rule.split(",", -1);
      if (!known.containsAll(List.of(asked))) {
        throw new InvalidRequestException("rule", "must be one of " + String.join(", ", known));
      }
      criteria.and("f.rule = any(?)", asked);
    }
    return pages.read(
        "f.*",
        "import_finding f",
        criteria,
        PageRequest.of(params, "f.ordinal", "integer", BY_ORDER),
        (row, context) ->
            new FindingView(
                row.getString("activity"),
                row.getObject("line", Integer.class),
                row.getObject("col", Integer.class),
                row.getString("path"),
                row.getString("severity"),
                row.getString("rule"),
                row.getString("ruleset"),
                row.getString("message"),
                row.getString("action")));
  }

  private ImportView view(ResultSet row) throws SQLException {
    Instant createdAt = row.getObject("created_at", OffsetDateTime.class).toInstant();
    OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
    Instant finishedAt = finished == null ? null : finished.toInstant();
    Duration spent = Duration.between(createdAt, finishedAt == null ? clock.instant() : finishedAt);
    int read = row.getInt("activities") + row.getInt("rejected");
    long perSecond = read * 1_000L / Math.max(1, spent.toMillis());
    return new ImportView(
        row.getObject("id", UUID.class),
        Word.of(ImportStatus.class, row.getString("status")),
        row.getString("name"),
        row.getBoolean("dry_run"),
        new ImportView.Progress(
            row.getLong("bytes"), row.getObject("total_bytes", Long.class), read, (int) perSecond),
        new ImportCounts(
            row.getInt("activities"),
            row.getInt("created"),
            row.getInt("updated"),
            row.getInt("unchanged"),
            row.getInt("rejected"),
            row.getInt("transactions"),
            row.getInt("rejected_transactions"),
            row.getInt("findings")),
        row.getString("problem"),
        createdAt,
        finishedAt);
  }
}
