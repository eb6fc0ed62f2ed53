package org.pamir.project;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.pamir.organisation.OrganisationMention;
import org.pamir.organisation.Organisations;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.Revisions.Source;
import org.pamir.shared.problem.TraceId;

/**
 * Writes what an organisation says of a project, in a revision of its own. What can refuse it is
 * asked at once; what it comes to is answered as work, since all other writers wait from then on.
 */
@ApplicationScoped
class ProjectWriter {

  private final ProjectRepository projects;
  private final Organisations organisations;
  private final Revisions revisions;
  private final ObjectMapper json;
  private final Event<ProjectsChanged> changed;
  private final Event<ProjectRetold> retold;
  private final Event<Publishing> publishing;

  ProjectWriter(
      ProjectRepository projects,
      Organisations organisations,
      Revisions revisions,
      ObjectMapper json,
      Event<ProjectsChanged> changed,
      Event<ProjectRetold> retold,
      Event<Publishing> publishing) {
    this.projects = projects;
    this.organisations = organisations;
    this.revisions = revisions;
    this.json = json;
    this.changed = changed;
    this.retold = retold;
    this.publishing = publishing;
  }

  /**
   * Who says it, and how it came.
   *
   * @param request the trace id of the request that asked for it, or null
   */
  record Origin(Caller caller, Source source, String request) {

    /** Of the request at hand. */
    static Origin of(Caller caller, Source source) {
      return new Origin(caller, source, source == Source.API ? TraceId.current() : null);
    }
  }

  /** What registers a project. */
  Supplier<StoredProject> register(ProjectRequest said, Origin origin) {
    if (publishes(said, origin)) {
      publishing.fire(new Publishing(null, said, null));
    }
    return () -> write(Project.create(), null, said, next(origin));
  }

  /**
   * What replaces all that was said of a project.
   *
   * @param before its document as it is
   */
  Supplier<StoredProject> replace(
      Project project, ProjectDocument before, ProjectRequest said, Origin origin) {
    if (said.equals(before.said())) {
      return () -> StoredProject.of(project, false);
    }
    if (publishes(said, origin) && project.publication() != Publication.PUBLISHED) {
      publishing.fire(new Publishing(project.id(), said, project.kept()));
    }
    return () -> write(project, before, said, next(origin));
  }

  private static boolean publishes(ProjectRequest said, Origin origin) {
    return origin.source() == Source.API && said.publication() == Publication.PUBLISHED;
  }

  private Revision next(Origin origin) {
    return revisions.next(origin.caller(), origin.source(), origin.request());
  }

  private StoredProject write(
      Project project, ProjectDocument before, ProjectRequest said, Revision revision) {
    boolean created = before == null;
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
    List<OrganisationMention> mentions = new ArrayList<>();
    for (ProjectRequest.OrganisationPart part : said.organisations()) {
      if (part.ref() != null) {
        mentions.add(new OrganisationMention(part.ref(), part.name(), part.type()));
      }
    }
    mentions.add(new OrganisationMention(said.reportingOrg(), null, null));
    return mentions;
  }
}
