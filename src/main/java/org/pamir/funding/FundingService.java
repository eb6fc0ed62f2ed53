package org.pamir.funding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pamir.organisation.OrganisationMention;
import org.pamir.organisation.Organisations;
import org.pamir.project.Project;
import org.pamir.project.ProjectService;
import org.pamir.project.ProjectsChanged;
import org.pamir.project.Publication;
import org.pamir.project.ReportAdded;
import org.pamir.shared.Caller;
import org.pamir.shared.JointWrites;
import org.pamir.shared.Revisions;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.Revisions.Source;
import org.pamir.shared.http.Precondition;
import org.pamir.shared.http.Versioned;
import org.pamir.shared.problem.ProblemType;
import org.pamir.shared.problem.TraceId;

/**
 * What all rows of money have in common: they belong to a project, are read by those who may read
 * it, and each write is one transaction and one revision.
 *
 * @param <E> the entity
 * @param <R> what a caller says
 * @param <V> what a caller gets
 */
abstract class FundingService<E extends FundingRow, R, V extends Versioned> {

  private final PanacheRepositoryBase<E, UUID> rows;
  private final ProjectService projects;
  private final Organisations organisations;
  private final Revisions revisions;
  private final JointWrites joint;
  private final Event<ProjectsChanged> changed;
  private final Event<ReportAdded> added;

  FundingService(
      PanacheRepositoryBase<E, UUID> rows,
      ProjectService projects,
      Organisations organisations,
      Revisions revisions,
      JointWrites joint,
      Event<ProjectsChanged> changed,
      Event<ReportAdded> added) {
    this.rows = rows;
    this.projects = projects;
    this.organisations = organisations;
    this.revisions = revisions;
    this.joint = joint;
    this.changed = changed;
    this.added = added;
  }

  /** For CDI's client proxies, which are subclasses that hold nothing. */
  FundingService() {
    this(null, null, null, null, null, null, null);
  }

  /**
   * @throws org.pamir.shared.problem.InvalidRequestException where it cannot be taken
   */
  abstract void check(R said, Project project);

  abstract Collection<Party> parties(R said);

  abstract E create(long projectId);

  abstract void say(E row, R said, Map<String, Long> organisations, Revision revision);

  abstract V view(E row, String project);

  @Transactional
  public V get(String identifier, UUID id, Caller caller) {
    Project project = projects.getProject(identifier, caller);
    return view(find(project, id, LockModeType.NONE), identifier);
  }

  /** Checks in a transaction of its own, before all other writers wait. */
  public StoredFunding<V> create(String identifier, R said, Caller caller, Source source) {
    Project project =
        QuarkusTransaction.joiningExisting()
            .call(
                () -> {
                  Project found = projects.getWritable(identifier, caller);
                  check(said, found);
                  return found;
                });
    String request = source == Source.API ? TraceId.current() : null;
    return joint.write(
        () ->
            write(
                create(project.id()),
                said,
                project,
                revisions.next(caller, source, request),
                true));
  }

  @Transactional
  public StoredFunding<V> put(
      String identifier, UUID id, R said, Precondition precondition, Caller caller) {
    return put(identifier, id, said, precondition, caller, Source.API);
  }

  @Transactional
  public StoredFunding<V> put(
      String identifier, UUID id, R said, Precondition precondition, Caller caller, Source source) {
    Project project = projects.getWritable(identifier, caller);
    E row = find(project, id, LockModeType.PESSIMISTIC_WRITE);
    precondition.check(row.tag());
    check(said, project);
    return write(row, said, project, revisions.next(caller, source), false);
  }

  @Transactional
  public void delete(String identifier, UUID id, Precondition precondition, Caller caller) {
    Project project = projects.getWritable(identifier, caller);
    E row = find(project, id, LockModeType.PESSIMISTIC_WRITE);
    precondition.check(row.tag());
    revisions.next(caller, Source.API);
    rows.delete(row);
    rows.flush();
    changed.fire(new ProjectsChanged(List.of(project.id())));
  }

  private StoredFunding<V> write(
      E row, R said, Project project, Revision revision, boolean created) {
    List<OrganisationMention> mentions =
        parties(said).stream()
            .filter(party -> party != null && party.ref() != null)
            .map(Party::mention)
            .toList();
    boolean draft = project.publication() == Publication.DRAFT;
    say(row, said, organisations.ensure(mentions, revision, draft), revision);
    rows.persistAndFlush(row);
    if (created && row instanceof Transaction) {
      added.fire(new ReportAdded(project.id(), row.id()));
    } else {
      changed.fire(new ProjectsChanged(List.of(project.id())));
    }
    return new StoredFunding<>(view(row, project.identifier()), row.id(), created);
  }

  private E find(Project project, UUID id, LockModeType lock) {
    E row = rows.findById(id, lock);
    if (row == null || row.projectId() != project.id()) {
      throw ProblemType.NOT_FOUND.because("Nothing with the id " + id + " in this project.");
    }
    return row;
  }
}
