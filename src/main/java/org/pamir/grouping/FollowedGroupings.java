package org.pamir.grouping;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.pamir.project.ProjectRights;

/** Groupings, for those who follow what changes. */
@ApplicationScoped
public class FollowedGroupings {

  private final GroupingQueries queries;
  private final GroupingMembers members;

  FollowedGroupings(GroupingQueries queries, GroupingMembers members) {
    this.queries = queries;
    this.members = members;
  }

  /** These groupings with the members that are seen, as the handle's moment shows them, by code. */
  public Map<String, GroupingView> of(
      Handle handle, Collection<String> codes, ProjectRights rights) {
    record Found(long id, GroupingView view) {}
    List<Found> found =
        handle
            .createQuery("select g.* from grouping g where g.code = any(:codes)")
            .bind("codes", codes.toArray(String[]::new))
            .map((row, context) -> new Found(row.getLong("id"), queries.view(row)))
            .list();
    return found.stream()
        .map(one -> one.view.with(members.of(handle, one.id, rights)))
        .collect(Collectors.toMap(GroupingView::code, view -> view));
  }

  /** Codes of the groupings that any of these projects belongs to. */
  public Set<String> with(Handle handle, Collection<Long> projects) {
    return handle
        .createQuery(
            """
            select distinct g.code from grouping_project m join grouping g on g.id = m.grouping_id
            where m.project_id = any(:projects)
            """)
        .bind("projects", projects.toArray(Long[]::new))
        .mapTo(String.class)
        .set();
  }
}
