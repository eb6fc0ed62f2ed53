package org.pamir.project;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.pamir.project.ProjectWriter.Origin;
import org.pamir.shared.Caller;
import org.pamir.shared.JointWrites;
import org.pamir.shared.Revisions;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.Revisions.Source;
import org.pamir.shared.http.Precondition;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.shared.problem.ProblemType;

/** Decides what happens to projects, each write one transaction and one revision. */
@ApplicationScoped
public class ProjectService {

  private final ProjectRepository projects;
  private final ProjectRules rules;
  private final ProjectAccess access;
  private final Revisions revisions;
  private final JointWrites joint;
  private final ProjectWriter writer;
  private final ObjectMapper json;
  private final Event<ProjectsChanged> changed;

  ProjectService(
      ProjectRepository projects,
      ProjectRules rules,
      ProjectAccess access,
      Revisions revisions,
      JointWrites joint,
      ProjectWriter writer,
      ObjectMapper json,
      Event<ProjectsChanged> changed) {
    this.projects = projects;
    this.rules = rules;
    this.access = access;
    this.revisions = revisions;
    this.joint = joint;
    this.writer = writer;
    this.json = json;
    this.changed = changed;
  }

  /** The project, where this caller may see it. */
  @Transactional
  public Optional<Project> findProject(String identifier, Caller caller) {
    return projects.findByIdentifier(identifier).filter(project -> access.sees(project, caller));
  }

  /**
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there is none, or none that this
   *     caller may see
   */
  @Transactional
  public Project getProject(String identifier, Caller caller) {
    return findProject(identifier, caller).orElseThrow(() -> notFound(identifier));
  }

  /**
   * The project, for a change of what belongs to it.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where this caller sees none, 403 where
   *     it is another organisation's
   */
  @Transactional
  public Project getWritable(String identifier, Caller caller) {
    Project project = getProject(identifier, caller);
    access.checkWrite(Optional.of(project), identifier, caller);
    return project;
  }

  /**
   * What its organisation says of a project, where this caller may see it; locked until the
   * caller's transaction ends.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<ProjectRequest> findSaid(String identifier, Caller caller) {
    return projects
        .lockByIdentifier(identifier)
        .filter(project -> access.sees(project, caller))
        .map(project -> project.read(json).said());
  }

  /** Registers a project that is not there yet. */
  @Transactional
  public StoredProject create(ProjectRequest sent, Caller caller) {
    if (sent.identifier() == null || sent.identifier().isBlank()) {
      throw new InvalidRequestException("identifier", "must not be empty");
    }
    access.checkReporter(sent.reportingOrg(), caller);
    Optional<Project> found = projects.lockByIdentifier(sent.identifier());
    access.checkWrite(found, sent.identifier(), caller);
    if (found.isPresent()) {
      throw ProblemType.CONFLICT.because(
          "A project with this identifier is registered already; PUT with If-Match replaces it.");
    }
    return put(sent.identifier(), sent, new Precondition(null, "*"), caller, Source.API);
  }

  /**
   * Registers a project, or replaces what its organisation said of it. Saying the same again
   * changes nothing.
   */
  public StoredProject put(
      String identifier,
      ProjectRequest sent,
      Precondition precondition,
      Caller caller,
      Source source) {
    checkIdentifier(identifier, sent);
    ProjectRequest said = sent.withDefaults(identifier);
    Optional<ProjectDocument> seen =
        lookAhead(
            identifier,
            () -> {
              access.checkReporter(said.reportingOrg(), caller);
              rules.check(said);
            });
    Origin origin = Origin.of(caller, source);
    return joint.write(
        identifier,
        () -> {
          Optional<Project> found = projects.lockByIdentifier(identifier);
          access.checkWrite(found, identifier, caller);
          found.ifPresentOrElse(
              project -> precondition.check(project.tag()), precondition::checkAbsent);
          return found
              .map(project -> writer.replace(project, read(project, seen), said, origin))
              .orElseGet(() -> writer.register(said, origin));
        });
  }

  /**
   * Checks what can be checked before others wait for this write, and reads the document that it is
   * likely to find: reading it takes longer than locking it.
   */
  private Optional<ProjectDocument> lookAhead(String identifier, Runnable check) {
    if (QuarkusTransaction.isActive()) {
      // What a transaction has read once, it would read so again, whatever the lock waited for.
      check.run();
      return Optional.empty();
    }
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              check.run();
              return projects.findByIdentifier(identifier).map(project -> project.read(json));
            });
  }

  private ProjectDocument read(Project project, Optional<ProjectDocument> seen) {
    return seen.filter(document -> document.revision() == project.revision())
        .orElseGet(() -> project.read(json));
  }

  private static void checkIdentifier(String identifier, ProjectRequest sent) {
    if (sent.identifier() != null && !sent.identifier().equals(identifier)) {
      throw new InvalidRequestException(
          "identifier", "must be the identifier in the path, " + identifier + ", or be left out");
    }
  }

  /** Changes what is there by a function of it: a merge patch, or one part. */
  public StoredProject change(
      String identifier,
      Precondition precondition,
      Caller caller,
      UnaryOperator<ProjectRequest> change) {
    Optional<ProjectDocument> seen = lookAhead(identifier, () -> {});
    Origin origin = Origin.of(caller, Source.API);
    return joint.write(
        identifier,
        () -> {
          Project project = lock(identifier, caller);
          precondition.check(project.tag());
          ProjectDocument before = read(project, seen);
          ProjectRequest changed = change.apply(before.said());
          checkIdentifier(identifier, changed);
          ProjectRequest said = changed.withDefaults(identifier);
          access.checkReporter(said.reportingOrg(), caller);
          rules.check(said);
          return writer.replace(project, before, said, origin);
        });
  }

  /**
   * Says again what the project's organisation said of it at a moment.
   *
   * @throws InvalidRequestException where it had said nothing then
   */
  @Transactional
  public StoredProject restore(
      String identifier, Instant time, Precondition precondition, Caller caller) {
    Project project = lock(identifier, caller);
    String then =
        projects
            .documentAt(project.id(), revisions.at(time))
            .orElseThrow(
                () -> new InvalidRequestException("asOf", "is before the project was there"));
    ProjectRequest said = ProjectDocument.read(then, json).said();
    return change(identifier, precondition, caller, now -> said);
  }

  /** Removes a draft; withdraws what was published, which stays readable with its history. */
  @Transactional
  public void delete(String identifier, Precondition precondition, Caller caller) {
    Project project = lock(identifier, caller);
    precondition.check(project.tag());
    if (project.publication() == Publication.DRAFT) {
      revisions.next(caller, Source.API);
      projects.delete(project);
      projects.flush();
      changed.fire(new ProjectsChanged(List.of(project.id())));
    } else {
      ProjectDocument before = project.read(json);
      ProjectRequest said = before.said().withPublication(Publication.WITHDRAWN);
      writer.replace(project, before, said, Origin.of(caller, Source.API)).get();
    }
  }

  /** The project for a change of its parts, locked until the caller's transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Project lock(String identifier, Caller caller) {
    Project project = lockVisible(identifier, caller);
    access.checkWrite(Optional.of(project), identifier, caller);
    return project;
  }

  private Project lockVisible(String identifier, Caller caller) {
    return projects
        .lockByIdentifier(identifier)
        .filter(project -> access.sees(project, caller))
        .orElseThrow(() -> notFound(identifier));
  }

  /**
   * Whether what belongs to one project may name what belongs to another: where it may not, it
   * would tell of a draft.
   */
  @Transactional
  public boolean mayName(Project from, long other) {
    return from.id() == other
        || projects
            .findByIdOptional(other)
            .filter(
                project ->
                    project.publication() != Publication.DRAFT
                        || project.reportingOrganisationId() == from.reportingOrganisationId())
            .isPresent();
  }

  /** Adds a share set, or replaces that with the same effective date. */
  @Transactional
  public StoredProject share(
      String identifier, ShareSet set, Precondition precondition, Caller caller) {
    Project project = lock(identifier, caller);
    precondition.check(project.tag());
    ProjectDocument before = project.read(json);
    rules.check(set, before.participations());
    Revision revision = revisions.next(caller, Source.API);
    java.time.LocalDate today =
        java.time.LocalDate.ofInstant(revision.recordedAt(), java.time.ZoneOffset.UTC);
    List<ShareSet> sets = ShareSet.replaced(before.shareSets(), set.effectiveFrom(), set);
    project.share(set, before.said().sharedBy(ShareSet.inForce(sets, today)), revision, json);
    projects.index(List.of(project));
    changed.fire(new ProjectsChanged(List.of(project.id())));
    return StoredProject.of(project, false);
  }

  /**
   * Takes down what a country says of its participation.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where it cannot say this after what it
   *     said before, naming what it can, or where the project is withdrawn
   */
  @Transactional
  public ParticipationView confirm(
      String identifier,
      String country,
      Precondition precondition,
      Caller caller,
      UnaryOperator<Confirmation> said) {
    Project project = lockVisible(identifier, caller);
    ParticipationView known = participation(project, country);
    precondition.check(known.tag());
    Confirmation next = said.apply(known.confirmation());
    checkNext(project, known.confirmation().state(), next.state());
    Revision revision = revisions.next(caller, Source.API);
    project.confirm(
        country,
        new Confirmation(
            next.state(), caller.name(), revision.recordedAt(), next.reason(), next.agreementRef()),
        revision,
        json);
    projects.index(List.of(project));
    changed.fire(new ProjectsChanged(List.of(project.id())));
    return participation(project, country);
  }

  private static void checkNext(Project project, ConfirmationState now, ConfirmationState next) {
    if (project.publication() == Publication.WITHDRAWN) {
      throw ProblemType.CONFLICT.because("The project is withdrawn; its countries say no more.");
    }
    if (!now.next().contains(next)) {
      throw ProblemType.CONFLICT.because(
          "The participation is "
              + now.word()
              + ", and can be "
              + now.next().stream().map(ConfirmationState::word).collect(Collectors.joining(" or "))
              + ", not "
              + next.word()
              + ".");
    }
  }

  /** A country's participation. */
  public ParticipationView participation(Project project, String country) {
    return participations(project).stream()
        .filter(participation -> participation.country().equals(country))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemType.NOT_FOUND.because(
                    "No participation of " + country + " in this project."));
  }

  public List<ParticipationView> participations(Project project) {
    return project.read(json).participations();
  }

  public List<ProjectRequest.Location> locations(Project project) {
    return project.read(json).said().locations();
  }

  public List<DocumentLink> documents(Project project) {
    return project.read(json).said().documents();
  }

  public List<ShareSet> shareSets(Project project) {
    return project.read(json).shareSets();
  }

  static RuntimeException notFound(String identifier) {
    return ProblemType.NOT_FOUND.because(
        "No project " + identifier + " here, or none that you may see.");
  }
}
