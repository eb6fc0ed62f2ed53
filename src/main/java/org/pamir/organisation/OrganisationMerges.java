package org.pamir.organisation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.pamir.organisation.OrganisationMergeQueries.Stored;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.Revisions.Source;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.shared.problem.ProblemType;

/**
 * Makes two organisations one, and two of one again: each in one revision, with everything that
 * counts for them. What was reported stays as it was reported; what its refs mean changes.
 */
@ApplicationScoped
class OrganisationMerges {

  private final OrganisationMergeQueries queries;
  private final OrganisationMergeList merges;
  private final Organisations directory;
  private final Revisions revisions;
  private final Event<OrganisationMoved> moved;
  private final Jdbi jdbi;

  OrganisationMerges(
      OrganisationMergeQueries queries,
      OrganisationMergeList merges,
      Organisations directory,
      Revisions revisions,
      Event<OrganisationMoved> moved,
      Jdbi jdbi) {
    this.queries = queries;
    this.merges = merges;
    this.directory = directory;
    this.revisions = revisions;
    this.moved = moved;
    this.jdbi = jdbi;
  }

  /** A large organisation takes its time. What carries out a retry once has begun already. */
  private OrganisationMergeView inTransaction(Function<Handle, OrganisationMergeView> work) {
    return QuarkusTransaction.joiningExisting()
        .timeout(600)
        .call(() -> jdbi.withHandle(work::apply));
  }

  /**
   * @param ref of the organisation that goes
   * @throws InvalidRequestException where there is none to merge into, or it is the same
   */
  OrganisationMergeView merge(String ref, MergeRequest said, Caller caller) {
    long from =
        directory
            .find(ref)
            .orElseThrow(() -> ProblemType.NOT_FOUND.because("No organisation " + ref + " here."));
    long into =
        directory
            .find(said.into())
            .orElseThrow(() -> new InvalidRequestException("into", "is no organisation here"));
    if (from == into) {
      throw new InvalidRequestException("into", "is the same organisation as " + ref);
    }
    return inTransaction(
        handle -> {
          handle.execute("set local statement_timeout = 0");
          queries.lock(handle, from, into);
          if (directory.find(ref).filter(id -> id == from).isEmpty()
              || directory.find(said.into()).filter(id -> id == into).isEmpty()) {
            throw ProblemType.CONFLICT.because("One of the two has just been merged.");
          }
          Revision revision = revisions.next(caller, Source.API);
          Set<String> refs = queries.refs(handle, from);
          long id = queries.merge(handle, from, into, refs, said.reason(), caller, revision);
          moved.fire(new OrganisationMoved(from, into, refs, true, revision));
          return merges.get(handle, id);
        });
  }

  /**
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there is no such merge, 409 where
   *     it is undone already or rests under a later one
   */
  OrganisationMergeView undo(long id, Caller caller) {
    return inTransaction(
        handle -> {
          handle.execute("set local statement_timeout = 0");
          Stored merge =
              queries
                  .lockMerge(handle, id)
                  .orElseThrow(() -> ProblemType.NOT_FOUND.because("No merge " + id + " here."));
          if (merge.view().undoneAt() != null) {
            throw ProblemType.CONFLICT.because("This merge is undone already.");
          }
          queries.lock(handle, merge.into(), merge.into());
          Optional<Long> holder = queries.holder(handle, merge.view().ref());
          if (holder.isPresent() && holder.get() != merge.into()) {
            throw ProblemType.CONFLICT.because(
                "What "
                    + merge.view().ref()
                    + " was merged into was merged itself, or the ref means another organisation by now: undo that first.");
          }
          if (queries
              .holder(handle, merge.view().into())
              .filter(i -> i == merge.into())
              .isEmpty()) {
            throw ProblemType.CONFLICT.because(
                merge.view().into() + " is no organisation any more: undo its own merge first.");
          }
          Revision revision = revisions.next(caller, Source.API);
          queries.undo(handle, merge, caller, revision);
          moved.fire(
              new OrganisationMoved(
                  merge.into(), merge.organisation(), merge.refs(), false, revision));
          return merges.get(handle, id);
        });
  }
}
