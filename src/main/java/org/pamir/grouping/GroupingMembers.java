package org.pamir.grouping;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.pamir.project.ProjectAccess;
import org.pamir.project.ProjectRights;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions.Revision;

/**
 * Which projects belong to a grouping, and with what share. They come in the order of Java's texts,
 * so that what is said can be compared with what is there.
 */
@ApplicationScoped
class GroupingMembers {

  private final Jdbi jdbi;
  private final ProjectAccess access;

  GroupingMembers(Jdbi jdbi, ProjectAccess access) {
    this.jdbi = jdbi;
    this.access = access;
  }

  /** The members that this caller may see, by identifier. */
  List<GroupingMember> of(long grouping, Caller caller) {
    ProjectRights rights = access.of(caller);
    return jdbi.withHandle(handle -> of(handle, grouping, rights));
  }

  /** Those that who has these rights may see, as the handle's moment shows them. */
  List<GroupingMember> of(Handle handle, long grouping, ProjectRights rights) {
    return handle
        .createQuery(
            """
            select p.identifier, m.share
            from grouping_project m join project p on p.id = m.project_id
            where m.grouping_id = :id and (p.publication <> 'draft' or :drafts or p.reporting_organisation_id = :own)
            order by p.identifier collate "C"
            """)
        .bind("id", grouping)
        .bind("drafts", rights.seesAll())
        .bind("own", rights.organisation())
        .map(
            (row, context) ->
                new GroupingMember(row.getString("identifier"), row.getBigDecimal("share")))
        .list();
  }

  /** Ids of all members. */
  List<Long> ids(long grouping) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select project_id from grouping_project where grouping_id = :id")
                .bind("id", grouping)
                .mapTo(Long.class)
                .list());
  }

  /**
   * The ids of projects; those that are not there are left out. Until the transaction ends none of
   * them is deleted.
   */
  Map<String, Long> projects(Collection<String> identifiers) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id, identifier from project where identifier = any(:identifiers)
                    order by identifier for key share
                    """)
                .bind("identifiers", identifiers.toArray(String[]::new))
                .reduceRows(
                    new HashMap<>(),
                    (ids, row) -> {
                      ids.put(
                          row.getColumn("identifier", String.class),
                          row.getColumn("id", Long.class));
                      return ids;
                    }));
  }

  /** Writes these members in the place of those that were there; what stays is not touched. */
  void replace(
      long grouping, List<GroupingMember> members, Map<String, Long> projects, Revision revision) {
    Long[] ids =
        members.stream().map(member -> projects.get(member.identifier())).toArray(Long[]::new);
    BigDecimal[] shares = members.stream().map(GroupingMember::share).toArray(BigDecimal[]::new);
    jdbi.useHandle(
        handle -> {
          handle
              .createUpdate(
                  "delete from grouping_project where grouping_id = :id and project_id <> all(:projects)")
              .bind("id", grouping)
              .bind("projects", ids)
              .execute();
          handle
              .createUpdate(
                  """
                  insert into grouping_project (grouping_id, project_id, share, revision)
                  select :id, project, share, :revision from unnest(:projects, :shares) as member (project, share)
                  on conflict (grouping_id, project_id) do update
                  set share = excluded.share, revision = excluded.revision
                  where grouping_project.share is distinct from excluded.share
                  """)
              .bind("id", grouping)
              .bind("revision", revision.number())
              .bind("projects", ids)
              .bind("shares", shares)
              .execute();
        });
  }
}
