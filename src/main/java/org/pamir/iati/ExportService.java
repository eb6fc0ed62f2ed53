package org.pamir.iati;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.pamir.funding.FundingExports;
import org.pamir.funding.ReportedMoney;
import org.pamir.project.ProjectExports;
import org.pamir.project.ProjectExports.Exported;
import org.pamir.project.ProjectFilter;
import org.pamir.result.ReportedResult;
import org.pamir.result.ResultExports;
import org.pamir.shared.Caller;
import org.pamir.shared.Snapshot;
import org.pamir.shared.paging.Criteria;

/** Gives projects out as IATI activity files, each of one snapshot of the register. */
@ApplicationScoped
public class ExportService {
  private static final Logger LOG = Logger.getLogger(ExportService.class);
  // So many projects are in memory at once, with their rows.
  private static final int PAGE = 50;

  private final ProjectExports projects;
  private final FundingExports funding;
  private final ResultExports results;
  private final Jdbi jdbi;
  private final Clock clock;

  ExportService(
      ProjectExports projects,
      FundingExports funding,
      ResultExports results,
      Jdbi jdbi,
      Clock clock) {
    this.projects = projects;
    this.funding = funding;
    this.results = results;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Which projects an export of this filter gives out; empty where there are none, since the
   * standard knows no file without an activity.
   *
   * @throws org.pamir.shared.problem.InvalidRequestException where the filter is not understood
   */
  public Optional<Criteria> find(ProjectFilter filter, Caller caller) {
    Criteria criteria = projects.criteria(filter, caller);
    return jdbi.withHandle(handle -> projects.isAny(handle, criteria))
        ? Optional.of(criteria)
        : Optional.empty();
  }

  /** A file of the one published project of this identifier. */
  public Optional<String> find(String identifier) {
    Criteria criteria = projects.criteria(identifier);
    if (!jdbi.withHandle(handle -> projects.isAny(handle, criteria))) {
      return Optional.empty();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(8_192);
    try {
      snapshot(criteria, bytes);
    } catch (IOException e) {
      throw new IllegalStateException("Memory refuses to be written to", e);
    }
    return Optional.of(bytes.toString(StandardCharsets.UTF_8));
  }

  /**
   * Writes a file of all projects that meet the conditions, by identifier. Ends quietly where the
   * receiver goes.
   */
  public void write(Criteria criteria, OutputStream stream) {
    try {
      snapshot(criteria, stream);
    } catch (IOException e) {
      LOG.debugf("An export broke off: %s", e.getMessage());
    }
  }

  private void snapshot(Criteria criteria, OutputStream stream) throws IOException {
    Snapshot.read(
        jdbi,
        handle -> {
          write(handle, criteria, stream);
          return null;
        });
  }

  private void write(Handle handle, Criteria criteria, OutputStream stream) throws IOException {
    IatiWriter writer = new IatiWriter(stream, newest(handle));
    LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
    String last = "";
    List<Exported> page;
    do {
      page = projects.after(handle, criteria, last, PAGE);
      List<Long> ids = page.stream().map(Exported::id).toList();
      Map<Long, ReportedMoney> money = funding.of(handle, ids);
      Map<Long, List<ReportedResult>> reached = results.of(handle, ids);
      for (Exported project : page) {
        writer.write(
            new ActivityText.Source(
                project.said(),
                project.kept(),
                project.shareSets(),
                money.getOrDefault(project.id(), ReportedMoney.NONE),
                reached.getOrDefault(project.id(), List.of()),
                project.reporter(),
                project.registeredOn(),
                today));
        last = project.said().identifier();
      }
    } while (page.size() == PAGE);
    // Closed at the end alone: a file that broke off must not look whole.
    writer.close();
  }

  /** The time of the newest revision: the same register gives the same file. */
  private static Instant newest(Handle handle) {
    return handle
        .createQuery("select recorded_at from revision order by number desc limit 1")
        .map((row, context) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .findOne()
        .orElse(null);
  }
}
