package org.pamir.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.pamir.organisation.Organisations;
import org.pamir.quality.Severity;
import org.pamir.shared.Caller;
import org.pamir.shared.Word;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Listing;
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

  // Workers note the time by the database's clock, so it is asked how long ago that is.
  private static final String COLUMNS = "i.*, coalesce(i.finished_at, clock_timestamp()) as until";

  private final Jdbi jdbi;
  private final PageReader pages;
  private final ImportFormats formats;
  private final Organisations organisations;

  ImportQueries(Jdbi jdbi, PageReader pages, ImportFormats formats, Organisations organisations) {
    this.jdbi = jdbi;
    this.pages = pages;
    this.formats = formats;
    this.organisations = organisations;
  }

  /** The import, where this caller may see it: an editor sees those of its organisation. */
  Optional<ImportView> find(UUID id, Caller caller) {
    Criteria criteria = seen(caller).and("i.id = ?", id);
    return jdbi.withHandle(
        handle ->
            criteria
                .bindTo(
                    handle.createQuery(
                        "select " + COLUMNS + " from import i where " + criteria.where()))
                .map((row, context) -> view(row))
                .findOne());
  }

  private Criteria seen(Caller caller) {
    Criteria criteria = new Criteria().and("i.received_at is not null");
    return caller.isHubAdmin()
        ? criteria
        : criteria.and(
            "i.caller_organisation = any(?)",
            organisations.own(caller.organisation()).refs().toArray(String[]::new));
  }

  Optional<ImportView> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select "
                        + COLUMNS
                        + " from import i where i.id = :id and i.received_at is not null")
                .bind("id", id)
                .map((row, context) -> view(row))
                .findOne());
  }

  Listing<ImportView> list(PageParams params, Caller caller) {
    PageParams newestFirst = new PageParams();
    newestFirst.limit = params.limit;
    newestFirst.cursor = params.cursor;
    newestFirst.sort = params.sort == null ? "-createdAt" : params.sort;
    return pages.read(
        COLUMNS,
        "import i",
        seen(caller),
        PageRequest.of(newestFirst, "i.id", "uuid", BY_TIME),
        (row, context) -> view(row));
  }

  /**
   * The findings of an import.
   *
   * @param severity words with commas between them, or null
   * @param rule the same
   */
  Listing<FindingView> findings(UUID id, String severity, String rule, PageParams params) {
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
      List<String> known = formats.rules();
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
    ImportStatus status = Word.of(ImportStatus.class, row.getString("status"));
    return new ImportView(
        row.getObject("id", UUID.class),
        status,
        row.getString("name"),
        row.getString("media_type"),
        row.getBoolean("dry_run"),
        Word.of(Missing.class, row.getString("missing")),
        progress(row, status),
        new ImportCounts(
            row.getInt("activities"),
            row.getInt("created"),
            row.getInt("updated"),
            row.getInt("unchanged"),
            row.getInt("rejected"),
            row.getInt("transactions"),
            row.getInt("rejected_transactions"),
            row.getInt("lacking"),
            row.getInt("withdrawn"),
            row.getInt("findings")),
        row.getString("problem"),
        instant(row, "created_at"),
        instant(row, "finished_at"));
  }

  /** The rate is that of the worker which has it now, or had it last. */
  private static ImportView.Progress progress(ResultSet row, ImportStatus status)
      throws SQLException {
    long bytes = row.getLong("bytes");
    Long total = row.getObject("total_bytes", Long.class);
    int read = row.getInt("activities") + row.getInt("rejected");
    Instant began = instant(row, "started_at");
    long millis = began == null ? 0 : Duration.between(began, instant(row, "until")).toMillis();
    long perSecond = millis <= 0 ? 0 : (read - row.getInt("begun_with")) * 1_000L / millis;
    Integer left =
        status == ImportStatus.RUNNING && total != null && bytes > 0 && millis > 0
            ? (int) Math.ceil((double) millis * (total - bytes) / bytes / 1_000)
            : null;
    return new ImportView.Progress(bytes, total, read, (int) perSecond, left);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
