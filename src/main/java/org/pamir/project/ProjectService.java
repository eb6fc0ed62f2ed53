package org.pamir.project;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.pamir.organisation.OrganisationMention;
import org.pamir.organisation.Organisations;
import org.pamir.shared.Caller;
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
  private final Organisations organisations;
  private final Revisions revisions;
  private final ObjectMapper json;
  private final Event<ProjectsChanged> changed;
  private final Event<ProjectRetold> retold;
  private final Event<Publishing> publishing;

  ProjectService(
      ProjectRepository projects,
      ProjectRules rules,
      ProjectAccess access,
      Organisations organisations,
      Revisions revisions,
      ObjectMapper json,
      Event<ProjectsChanged> changed,
      Event<ProjectRetold> retold,
      Event<Publishing> publishing) {
    this.projects = projects;
    this.rules = rules;
    this.access = access;
    this.organisations = organisations;
    this.revisions = revisions;
    this.json = json;
    this.changed = changed;
    this.retold = retold;
    this.publishing = publishing;
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
  @Transactional
  public StoredProject put(
      String identifier,
      ProjectRequest sent,
      Precondition precondition,
      Caller caller,
      Source source) {
    checkIdentifier(identifier, sent);
    ProjectRequest said = sent.withDefaults(identifier);
    access.checkReporter(said.reportingOrg(), caller);
    rules.check(said);
    Optional<Project> found = projects.lockByIdentifier(identifier);
    access.checkWrite(found, identifier, caller);
    found.ifPresentOrElse(project -> precondition.check(project.tag()), precondition::checkAbsent);
    return write(found.orElseGet(Project::create), said, caller, source);
  }

  private static void checkIdentifier(String identifier, ProjectRequest sent) {
    if (sent.identifier() != null && !sent.identifier().equals(identifier)) {
      throw new InvalidRequestException(
          "identifier", "must be the identifier in the path, " + identifier + ", or be left out");
    }
  }

  /** Changes what is there by a function of it: a merge patch, or one part. */
  @Transactional
  public StoredProject change(
      String identifier,
      Precondition precondition,
      Caller caller,
      UnaryOperator<ProjectRequest> change) {
    Project project = lock(identifier, caller);
    precondition.check(project.tag());
    ProjectRequest changed = change.apply(project.read(json).said());
    checkIdentifier(identifier, changed);
    ProjectRequest said = changed.withDefaults(identifier);
    access.checkReporter(said.reportingOrg(), caller);
    rules.check(said);
    return write(project, said, caller, Source.API);
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
      write(
          project,
          project.read(json).said().withPublication(Publication.WITHDRAWN),
          caller,
          Source.API);
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

  private StoredProject write(Project project, ProjectRequest said, Caller caller, Source source) {
    boolean created = project.isNew();
    ProjectDocument before = created ? null : project.read(json);
    if (!created && said.equals(before.said())) {
      return StoredProject.of(project, false);
    }
    if (source == Source.API
        && said.publication() == Publication.PUBLISHED
        && (created || project.publication() != Publication.PUBLISHED)) {
      // Before the revision is taken, for which all other writers wait.
      publishing.fire(new Publishing(project.id(), said, project.kept()));
    }
    Revision revision = revisions.next(caller, source);
    Map<String, Long> ids =
        organisations.ensure(mentions(said), revision, said.publication() == Publication.DRAFT);
    long reporter = ids.get(said.reportingOrg());
    boolean sameReporter = !created && project.reportingOrganisationId() == reporter;
    ProjectDocument now = project.say(before, said, project.kept(), reporter, revision, json);
    if (created) {
      projects.persist(project);
    }
    if (sameReporter && now.hasPartsOf(before)) {
      projects.index(project, !now.hasWordsOf(before));
    } else {
      projects.index(List.of(project));
    }
    // All other writers wait meanwhile: what cannot have moved is not counted anew.
    if (sameReporter && now.countsLike(before)) {
      retold.fire(new ProjectRetold(project.id()));
    } else {
      changed.fire(new ProjectsChanged(List.of(project.id())));
    }
    return StoredProject.of(project, created);
  }

  /** Every organisation a project names by its ref. */
  static List<OrganisationMention> mentions(ProjectRequest said) {
    List<OrganisationMention> mentions = new java.util.ArrayList<>();
    for (ProjectRequest.OrganisationPart part : said.organisations()) {
      if (part.ref() != null) {
        mentions.add(new OrganisationMention(part.ref(), part.name(), part.type()));
      }
    }
    mentions.add(new OrganisationMention(said.reportingOrg(), null, null));
    return mentions;
  }

  static RuntimeException notFound(String identifier) {
    return ProblemType.NOT_FOUND.because(
        "No project " + identifier + " here, or none that you may see.");
  }
}
