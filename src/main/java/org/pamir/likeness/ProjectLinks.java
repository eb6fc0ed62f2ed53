package org.pamir.likeness;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.pamir.project.Project;
import org.pamir.project.ProjectService;
import org.pamir.project.Publication;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.Revisions.Source;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.shared.problem.ProblemType;

/**
 * What hub staff decide of two projects that may be one. A link tells readers that they belong
 * together; it merges neither the projects nor their money, which pairs by what the reports
 * themselves name.
 */
@ApplicationScoped
class ProjectLinks {

  private final ProjectService projects;
  private final Revisions revisions;
  private final Jdbi jdbi;

  ProjectLinks(ProjectService projects, Revisions revisions, Jdbi jdbi) {
    this.projects = projects;
    this.revisions = revisions;
    this.jdbi = jdbi;
  }

  /** Two projects by id, the smaller one first. */
  record Pair(long one, long other) {}

  /**
   * Takes down a decision, in the place of one that was made before. The same again changes
   * nothing.
   *
   * @throws InvalidRequestException where the other project is none, or the same
   */
  @Transactional
  Pair decide(String identifier, LookAlikeDecision said, LookAlikeState state, Caller caller) {
    Pair pair = pair(identifier, said.project(), caller);
    Optional<String[]> known = find(pair);
    if (known.isPresent()
        && known.get()[0].equals(state.word())
        && Objects.equals(known.get()[1], said.reason())) {
      return pair;
    }
    Revision revision = revisions.next(caller, Source.API);
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into project_link as l (one_id, other_id, state, reason, caller, decided_at, revision)
                    values (:one, :other, :state, :reason, :caller, :at, :revision)
                    on conflict (one_id, other_id) do update
                    set state = excluded.state, reason = excluded.reason, caller = excluded.caller,
                        decided_at = excluded.decided_at, revision = excluded.revision
                    """)
                .bind("one", pair.one())
                .bind("other", pair.other())
                .bind("state", state.word())
                .bind("reason", said.reason())
                .bind("caller", caller.name())
                .bind("at", OffsetDateTime.ofInstant(revision.recordedAt(), ZoneOffset.UTC))
                .bind("revision", revision.number())
                .execute());
    return pair;
  }

  /**
   * Takes a decision back: the two are proposed again where they are alike.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where nothing was decided of them
   */
  @Transactional
  void undo(String identifier, LookAlikeDecision said, Caller caller) {
    Pair pair = pair(identifier, said.project(), caller);
    if (find(pair).isEmpty()) {
      throw ProblemType.CONFLICT.because("Nothing was decided of these two projects.");
    }
    revisions.next(caller, Source.API);
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("delete from project_link where one_id = :one and other_id = :other")
                .bind("one", pair.one())
                .bind("other", pair.other())
                .execute());
  }

  private Pair pair(String identifier, String other, Caller caller) {
    Project one = projects.getProject(identifier, caller);
    Project two =
        projects
            .findProject(other, caller)
            .filter(project -> project.publication() != Publication.DRAFT)
            .orElseThrow(
                () -> new InvalidRequestException("project", "is no published project here"));
    if (one.publication() == Publication.DRAFT) {
      throw ProblemType.CONFLICT.because("A draft is compared with nothing; publish it first.");
    }
    if (one.id() == two.id()) {
      throw new InvalidRequestException("project", "is the same project");
    }
    return new Pair(Math.min(one.id(), two.id()), Math.max(one.id(), two.id()));
  }

  /** State and reason of what was decided, locked until the transaction ends. */
  private Optional<String[]> find(Pair pair) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select state, reason from project_link where one_id = :one and other_id = :other for update")
                .bind("one", pair.one())
                .bind("other", pair.other())
                .map((row, context) -> new String[] {row.getString(1), row.getString(2)})
                .findOne());
  }
}
