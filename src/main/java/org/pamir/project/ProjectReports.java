package org.pamir.project;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pamir.organisation.OrganisationMention;
import org.pamir.shared.Revisions.Revision;

/**
 * Takes in many projects at once, as files report them. {@link ProjectRules} are not asked:
 * published data is taken with its faults, which the caller names.
 */
@ApplicationScoped
public class ProjectReports {

  private final ProjectRepository projects;
  private final ObjectMapper json;
  private final Event<ProjectsChanged> changed;

  ProjectReports(ProjectRepository projects, ObjectMapper json, Event<ProjectsChanged> changed) {
    this.projects = projects;
    this.json = json;
    this.changed = changed;
  }

  /** A project that is in the register, and what its organisation said of it last. */
  public record Known(Project project, ProjectRequest said) {

    public long id() {
      return project.id();
    }

    /** Whether this report would change nothing of the project itself. */
    public boolean says(ProjectReport report) {
      return report.isSaidBy(said, project.kept());
    }
  }

  /**
   * Those of these projects that are registered, by identifier, locked in one order until the
   * transaction ends.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Map<String, Known> lock(Collection<String> identifiers) {
    Map<String, Known> known = new HashMap<>();
    for (Project project : projects.lockByIdentifiers(identifiers)) {
      known.put(project.identifier(), new Known(project, project.read(json).said()));
    }
    return known;
  }

  /** Every organisation that a report names by its ref. */
  public static List<OrganisationMention> mentions(ProjectReport report) {
    List<OrganisationMention> mentions = new ArrayList<>();
    mentions.add(report.reporter());
    mentions.addAll(ProjectWriter.mentions(report.said()));
    return mentions;
  }

  /**
   * Writes reports, and answers the ids of their projects by identifier.
   *
   * @param known the locked projects; one that is not among them is registered
   * @param organisations ids by ref, of all that {@link #mentions} names
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Map<String, Long> write(
      Collection<ProjectReport> reports,
      Map<String, Known> known,
      Map<String, Long> organisations,
      Revision revision) {
    Map<String, Long> ids = new HashMap<>();
    List<Project> written = new ArrayList<>();
    for (ProjectReport report : reports) {
      ProjectRequest said = report.said();
      Known before = known.get(said.identifier());
      Project project = before == null ? Project.create() : before.project();
      project.say(said, report.kept(), organisations.get(said.reportingOrg()), revision, json);
      if (before == null) {
        projects.persist(project);
      }
      written.add(project);
      ids.put(said.identifier(), project.id());
    }
    projects.index(written);
    return ids;
  }

  /** Withdraws projects, which stay readable with their history. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void withdraw(Collection<Known> known, Revision revision) {
    List<Project> withdrawn = new ArrayList<>();
    for (Known before : known) {
      Project project = before.project();
      project.say(
          before.said().withPublication(Publication.WITHDRAWN),
          project.kept(),
          project.reportingOrganisationId(),
          revision,
          json);
      withdrawn.add(project);
    }
    projects.index(withdrawn);
    changed.fire(new ProjectsChanged(withdrawn.stream().map(Project::id).toList()));
  }
}
