package org.pamir.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.pamir.change.RevisionChanges.Told;
import org.pamir.change.SightQueries.Sights;
import org.pamir.change.WrittenQueries.Made;
import org.pamir.change.WrittenQueries.Written;
import org.pamir.project.FollowedPart;
import org.pamir.shared.Snapshot;
import org.pamir.shared.problem.ProblemType;

/**
 * The register as a sequence of changes: who applies them from the first on has a copy of what it
 * may see. Each revision is complete before it is seen, so nothing is ever told late.
 */
@ApplicationScoped
public class ChangeFeed {

  /** Rows that are looked at together: where a filter leaves few of them, many are looked at. */
  private static final int LEAST_ROWS = 200;

  /** How long a reader is kept that finds nothing for it. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

  private final Jdbi jdbi;
  private final WrittenQueries written;
  private final SightQueries sights;
  private final RevisionChanges revisions;
  private final FollowedThings things;
  private final String base;

  ChangeFeed(
      Jdbi jdbi,
      WrittenQueries written,
      SightQueries sights,
      RevisionChanges revisions,
      FollowedThings things,
      @ConfigProperty(name = "quarkus.rest.path") String base) {
    this.jdbi = jdbi;
    this.written = written;
    this.sights = sights;
    this.revisions = revisions;
    this.things = things;
    this.base = base;
  }

  /**
   * The next changes.
   *
   * @param limit how many at most; fewer come also where there are more
   */
  ChangePage read(Follower follower, ChangePosition since, int limit) {
    return Snapshot.read(jdbi, handle -> read(handle, follower, since, limit));
  }

  /**
   * The same, within a transaction of the caller's.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 where the register is not as new
   */
  public ChangePage read(Handle handle, Follower follower, ChangePosition since, int limit) {
    long newest = written.newest(handle);
    if (since.revision() > newest) {
      throw ProblemType.UNAVAILABLE
          .problem("Revision " + since.revision() + " has not arrived here yet.")
          .withHeader("Retry-After", "1")
          .build();
    }
    long end = System.nanoTime() + PATIENCE;
    List<Change> changes = new ArrayList<>();
    ChangePosition at = since;
    while (changes.size() < limit && at.first() <= newest && System.nanoTime() < end) {
      at = readOn(handle, follower, at, newest, limit, changes);
    }
    return new ChangePage(changes, at.toString(), at.first() <= newest, newest);
  }

  /** Adds some changes, and tells how far it came. */
  private ChangePosition readOn(
      Handle handle,
      Follower follower,
      ChangePosition at,
      long newest,
      int limit,
      List<Change> changes) {
    long first = at.first();
    long last = written.last(handle, follower, first, newest, Math.max(limit, LEAST_ROWS));
    Map<Long, List<Written>> rows = written.between(handle, follower, first, last);
    Map<Long, Made> made = written.made(handle, rows.keySet());
    Sights around = sights.around(handle, follower, rows);
    for (long revision : new TreeSet<>(rows.keySet())) {
      int skipped = revision == at.revision() ? at.told() : 0;
      List<Told> all = revisions.of(handle, follower, revision, rows.get(revision), around);
      int until = Math.min(all.size(), skipped + limit - changes.size());
      List<Told> told = all.subList(Math.min(skipped, until), until);
      if (follower.states()) {
        told = revisions.withStates(handle, revision, told);
      }
      told.forEach(one -> changes.add(change(one, made.get(revision), follower.states())));
      if (until < all.size()) {
        return new ChangePosition(revision, until);
      }
      if (changes.size() == limit) {
        return ChangePosition.after(revision);
      }
    }
    return ChangePosition.after(last);
  }

  private Change change(Told told, Made made, boolean state) {
    return new Change(
        made.number(),
        made.recordedAt(),
        made.by(),
        made.source(),
        told.thing(),
        told.id(),
        told.project(),
        told.action(),
        base + address(told),
        state ? told.state() : null);
  }

  private String address(Told told) {
    return switch (told.thing()) {
      case FollowedThings.ORGANISATION -> "/organisations/" + segment(told.id());
      case FollowedThings.GROUPING -> "/groupings/" + segment(told.id());
      case FollowedThings.RATE ->
          "/exchange-rates?currency=" + told.id().substring(0, told.id().indexOf('/'));
      case FollowedThings.PROJECT -> "/projects/" + segment(told.id());
      default ->
          "/projects/"
              + segment(told.project())
              + "/"
              + things.part(told.thing()).map(FollowedPart::path).orElseThrow()
              + "/"
              + segment(told.id());
    };
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
