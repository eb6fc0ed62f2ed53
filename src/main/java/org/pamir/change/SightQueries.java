package org.pamir.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.pamir.change.WrittenQueries.Written;
import org.pamir.shared.Past;

/** Which projects a follower had in sight as of a revision. */
@ApplicationScoped
class SightQueries {

  /**
   * A project that was there.
   *
   * @param followed whether it met the follower's filter
   * @param seen whether the follower could see it at all
   */
  record Sight(String identifier, boolean followed, boolean seen) {}

  /** What was in sight, by revision and id of a project. */
  static final class Sights {
    private final Map<Long, Map<Long, Sight>> byRevision = new HashMap<>();

    private Sight at(long revision, long project) {
      return byRevision.getOrDefault(revision, Map.of()).get(project);
    }

    boolean followed(long revision, long project) {
      Sight sight = at(revision, project);
      return sight != null && sight.followed;
    }

    boolean seen(long revision, long project) {
      Sight sight = at(revision, project);
      return sight != null && sight.seen;
    }

    /** The identifier of a project that was there before a revision, or after it. */
    String identifier(long revision, long project) {
      Sight after = at(revision, project);
      return (after == null ? at(revision - 1, project) : after).identifier;
    }
  }

  /** Before and after each revision, the projects that it wrote anything of. */
  Sights around(Handle handle, Follower follower, Map<Long, List<Written>> written) {
    // What one revision left is what the next one found: most are asked once and not twice.
    TreeMap<Long, Set<Long>> asked = new TreeMap<>();
    written.forEach(
        (revision, rows) ->
            rows.stream()
                .map(Written::project)
                .filter(project -> project != null)
                .forEach(
                    project -> {
                      asked.computeIfAbsent(revision - 1, key -> new TreeSet<>()).add(project);
                      asked.computeIfAbsent(revision, key -> new TreeSet<>()).add(project);
                    }));
    Sights sights = new Sights();
    asked.forEach(
        (revision, projects) -> {
          Past.enter(handle, revision);
          sights.byRevision.put(revision, of(handle, follower, projects));
        });
    Past.leave(handle);
    return sights;
  }

  private static Map<Long, Sight> of(Handle handle, Follower follower, Collection<Long> projects) {
    Query query =
        handle.createQuery(
            """
            select p.id, p.identifier, (%s) as followed,
                   (p.publication <> 'draft' or :drafts or coalesce(p.reporting_organisation_id = :own, false)) as seen
            from project p where p.id = any(:projects)
            """
                .formatted(follower.projects().where()));
    return follower
        .projects()
        .bindTo(query)
        .bind("projects", projects.toArray(Long[]::new))
        .bind("drafts", follower.rights().seesAll())
        .bind("own", follower.rights().organisation())
        .reduceRows(
            new HashMap<>(),
            (found, row) -> {
              found.put(
                  row.getColumn("id", Long.class),
                  new Sight(
                      row.getColumn("identifier", String.class),
                      Boolean.TRUE.equals(row.getColumn("followed", Boolean.class)),
                      row.getColumn("seen", Boolean.class)));
              return found;
            });
  }
}
