package org.pamir.likeness;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.pamir.project.Project;
import org.pamir.project.ProjectCriteria;
import org.pamir.project.ProjectFilter;
import org.pamir.project.ProjectService;
import org.pamir.shared.Caller;
import org.pamir.shared.http.FilterValues;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;

/** Which pairs of projects a question is about. */
@ApplicationScoped
class ProjectLookAlikes {

  private final ProjectLookAlikeQueries queries;
  private final ProjectCriteria criteria;
  private final ProjectService projects;

  ProjectLookAlikes(
      ProjectLookAlikeQueries queries, ProjectCriteria criteria, ProjectService projects) {
    this.queries = queries;
    this.criteria = criteria;
    this.projects = projects;
  }

  /**
   * @throws org.pamir.shared.problem.InvalidRequestException where a parameter is not understood
   */
  Listing<ProjectLookAlikeView> list(
      ProjectFilter filter, ProjectLookAlikeFilter asked, PageParams page, Caller caller) {
    List<String[]> states = states(asked);
    Criteria which = criteria.of(filter, caller);
    return queries.list(
        which,
        states.isEmpty() ? List.<String[]>of(new String[] {"proposed"}) : states,
        null,
        page);
  }

  /** Of one project, whatever was decided where nothing else is asked. */
  Listing<ProjectLookAlikeView> of(
      String identifier, ProjectLookAlikeFilter asked, PageParams page, Caller caller) {
    Project project = projects.getProject(identifier, caller);
    return queries.list(new Criteria(), states(asked), project.id(), page);
  }

  private static List<String[]> states(ProjectLookAlikeFilter asked) {
    FilterValues values = new FilterValues();
    List<String[]> states = values.words("state", asked.state, LookAlikeState.class);
    values.throwIfAny();
    return states;
  }
}
