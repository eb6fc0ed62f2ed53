package org.pamir.project;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pamir.shared.JointWrites;

/** Projects by their identifier, and the index of their parts. */
@ApplicationScoped
class ProjectRepository implements PanacheRepositoryBase<Project, Long> {

  /** The projects that a transaction of several writes has locked, by identifier. */
  private record Locked(Map<String, Project> projects) {}

  private final ProjectParts parts;
  private final TransactionSynchronizationRegistry transaction;

  ProjectRepository(ProjectParts parts, TransactionSynchronizationRegistry transaction) {
    this.parts = parts;
    this.transaction = transaction;
  }

  Optional<Project> findByIdentifier(String identifier) {
    return find("identifier", identifier).firstResultOptional();
  }

  /** The project, which no one else changes until the transaction ends. */
  Optional<Project> lockByIdentifier(String identifier) {
    Locked locked = (Locked) transaction.getResource(Locked.class);
    if (locked != null && locked.projects().containsKey(identifier)) {
      return Optional.of(locked.projects().get(identifier));
    }
    return find("identifier", identifier)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  void lock(@Observes JointWrites.WritesBegin begin) {
    Map<String, Project> locked = new HashMap<>();
    lockByIdentifiers(begin.projects())
        .forEach(project -> locked.put(project.identifier(), project));
    transaction.putResource(Locked.class, new Locked(locked));
  }

  /**
   * The projects of these identifiers, locked in one order, so that two batches never wait for each
   * other.
   */
  List<Project> lockByIdentifiers(Collection<String> identifiers) {
    return find("identifier in ?1 order by identifier", identifiers)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /** The project's document as of a revision; empty before it was there. */
  Optional<String> documentAt(long id, long revision) {
    return getEntityManager()
        .createNativeQuery(
            """
            select cast(document as text) from project where id = :id and revision <= :revision
            union all
            select cast(document as text) from project_history
            where id = :id and revision <= :revision and until_revision > :revision
            """,
            String.class)
        .setParameter("id", id)
        .setParameter("revision", revision)
        .getResultStream()
        .findFirst();
  }

  /** Writes a project whose parts are what they were. */
  void index(Project project, boolean otherWords) {
    getEntityManager().flush();
    if (otherWords) {
      parts.writeWords(project.id());
    }
  }

  /**
   * Writes the parts of these projects, from their documents, in the place of those that were
   * there.
   */
  void index(Collection<Project> projects) {
    List<Long> known =
        projects.stream().filter(project -> project.version() > 1).map(Project::id).toList();
    getEntityManager().flush();
    parts.write(known, projects.stream().map(Project::id).toList());
  }
}
