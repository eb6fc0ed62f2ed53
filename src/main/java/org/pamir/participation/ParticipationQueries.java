package org.pamir.participation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.pamir.project.ProjectCriteria;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.Caller;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.paging.PageReader;
import org.pamir.shared.paging.PageRequest;
import org.pamir.shared.paging.SortKey;

/** Participations across projects. */
@ApplicationScoped
class ParticipationQueries {

  private static final List<SortKey> SORTS =
      List.of(
          new SortKey("project", "p.identifier", "text"),
          new SortKey("country", "c.country", "text"));

  private final PageReader pages;
  private final ProjectCriteria projects;

  ParticipationQueries(PageReader pages, ProjectCriteria projects) {
    this.pages = pages;
    this.projects = projects;
  }

  Listing<ListedParticipation> list(ProjectFilter filter, PageParams params, Caller caller) {
    Criteria criteria = projects.of(filter, caller);
    // The filter chooses projects; of those only the asked countries and states are listed.
    if (filter.country != null && !filter.country.isEmpty()) {
      criteria.and("c.country = any(?)", String.join(",", filter.country).split(","));
    }
    if (filter.participation != null && !filter.participation.isEmpty()) {
      criteria.and("c.status = any(?)", String.join(",", filter.participation).split(","));
    }
    return pages.read(
        """
        p.identifier, (select x from json_array_elements(p.document -> 'participations') x
                       where x ->> 'country' = c.country) as participation""",
        "participation c join project p on p.id = c.project_id",
        criteria,
        PageRequest.of(params, "(p.identifier || ' ' || c.country)", "text", SORTS),
        (row, context) ->
            new ListedParticipation(row.getString("identifier"), row.getString("participation")));
  }
}
