package org.pamir.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions.Revision;

/** The rows of organisations that are made one, and told apart again. */
@ApplicationScoped
class OrganisationMergeQueries {

  private final OrganisationMergeList merges;

  OrganisationMergeQueries(OrganisationMergeList merges) {
    this.merges = merges;
  }

  /** A merge with what undoing it needs. */
  record Stored(
      OrganisationMergeView view,
      long organisation,
      long into,
      Set<String> aliases,
      Set<String> refs) {}

  /**
   * Locks organisations, in one order; not against who refers to them, as writers do that hold the
   * revision for which the merge waits then.
   */
  void lock(Handle handle, long one, long other) {
    handle
        .createQuery(
            "select id from organisation where id in (:one, :other) order by id for no key update")
        .bind("one", one)
        .bind("other", other)
        .mapTo(Long.class)
        .list();
  }

  /** Under which refs an organisation is reported, those that are no aliases any more too. */
  Set<String> refs(Handle handle, long organisation) {
    return new TreeSet<>(
        handle
            .createQuery(
                """
                select ref from organisation where id = :id
                union select alias from organisation_alias where organisation_id = :id
                union select document ->> 'reportingOrg' from project where reporting_organisation_id = :id
                union select provider ->> 'ref' from commitment where provider_organisation_id = :id
                union select receiver ->> 'ref' from commitment where receiver_organisation_id = :id
                union select provider ->> 'ref' from disbursement where provider_organisation_id = :id
                union select receiver ->> 'ref' from disbursement where receiver_organisation_id = :id
                union select provider ->> 'ref' from planned_disbursement where provider_organisation_id = :id
                union select receiver ->> 'ref' from planned_disbursement where receiver_organisation_id = :id
                """)
            .bind("id", organisation)
            .mapTo(String.class)
            .filter(java.util.Objects::nonNull)
            .list());
  }

  /** Takes an organisation away, which becomes an alias of another; returns the merge's id. */
  long merge(
      Handle handle,
      long from,
      long into,
      Set<String> refs,
      String reason,
      Caller caller,
      Revision revision) {
    handle.execute("set constraints all deferred");
    long id =
        handle
            .createQuery(
                """
                insert into organisation_merge (organisation_id, ref, name, type, country, version, created_at, aliases, refs, draft,
                  into_id, into_ref, into_draft, reason, merged_by, merged_at, revision)
                select o.id, o.ref, o.name, o.type, o.country, o.version, o.created_at,
                       array(select a.alias from organisation_alias a where a.organisation_id = o.id order by a.alias), :refs,
                       exists (select 1 from draft_organisation d where d.organisation_id = o.id),
                       i.id, i.ref, exists (select 1 from draft_organisation d where d.organisation_id = i.id),
                       :reason, :caller, :at, :revision
                from organisation o, organisation i where o.id = :from and i.id = :into
                returning id
                """)
            .bind("refs", refs.toArray(String[]::new))
            .bind("reason", reason)
            .bind("caller", caller.name())
            .bind("at", at(revision))
            .bind("revision", revision.number())
            .bind("from", from)
            .bind("into", into)
            .mapTo(Long.class)
            .one();
    move(handle, from, into, null, revision);
    handle
        .createUpdate(
            """
            delete from draft_organisation where organisation_id = :into
              and not exists (select 1 from draft_organisation where organisation_id = :from)
            """)
        .bind("into", into)
        .bind("from", from)
        .execute();
    handle.createUpdate("delete from organisation where id = :id").bind("id", from).execute();
    handle
        .createUpdate(
            """
            insert into organisation_alias (alias, organisation_id, revision)
            select m.ref, m.into_id, m.revision from organisation_merge m where m.id = :id
            """)
        .bind("id", id)
        .execute();
    touch(handle, into, revision);
    return id;
  }

  /** Gives aliases to another organisation: these, or all where none are named. */
  private static void move(
      Handle handle, long from, long to, Set<String> aliases, Revision revision) {
    handle
        .createUpdate(
            """
            update organisation_alias set organisation_id = :to, revision = :revision
            where organisation_id = :from and (:all or alias = any(:aliases))
            """)
        .bind("to", to)
        .bind("from", from)
        .bind("revision", revision.number())
        .bind("all", aliases == null)
        .bind("aliases", aliases == null ? new String[0] : aliases.toArray(String[]::new))
        .execute();
  }

  private static void touch(Handle handle, long organisation, Revision revision) {
    handle
        .createUpdate(
            "update organisation set version = version + 1, revision = :revision, updated_at = :at where id = :id")
        .bind("revision", revision.number())
        .bind("at", at(revision))
        .bind("id", organisation)
        .execute();
  }

  Optional<Stored> lockMerge(Handle handle, long id) {
    return handle
        .createQuery("select * from organisation_merge where id = :id for update")
        .bind("id", id)
        .map(
            (row, context) ->
                new Stored(
                    merges.view(row),
                    row.getLong("organisation_id"),
                    row.getLong("into_id"),
                    Set.of((String[]) row.getArray("aliases").getArray()),
                    Set.of((String[]) row.getArray("refs").getArray())))
        .findFirst();
  }

  /** Whose a ref is now: an organisation's by itself, or by alias. */
  Optional<Long> holder(Handle handle, String ref) {
    return handle
        .createQuery(
            """
            select id from organisation where ref = :ref
            union all select organisation_id from organisation_alias where alias = :ref
            """)
        .bind("ref", ref)
        .mapTo(Long.class)
        .findFirst();
  }

  void undo(Handle handle, Stored merge, Caller caller, Revision revision) {
    long id = merge.view().id();
    handle.execute("set constraints all deferred");
    handle
        .createUpdate(
            "delete from organisation_alias where alias = :ref and organisation_id = :into")
        .bind("ref", merge.view().ref())
        .bind("into", merge.into())
        .execute();
    handle
        .createUpdate(
            """
            insert into organisation (id, ref, name, type, country, version, revision, created_at, updated_at)
            select organisation_id, ref, name, type, country, version + 1, :revision, created_at, :at
            from organisation_merge where id = :id
            """)
        .bind("id", id)
        .bind("revision", revision.number())
        .bind("at", at(revision))
        .execute();
    move(handle, merge.into(), merge.organisation(), merge.aliases(), revision);
    handle
        .createUpdate(
            """
            insert into draft_organisation (organisation_id)
            select organisation_id from organisation_merge where id = :id and draft
            union select into_id from organisation_merge where id = :id and into_draft and not draft
            on conflict do nothing
            """)
        .bind("id", id)
        .execute();
    touch(handle, merge.into(), revision);
    handle
        .createUpdate(
            """
            update organisation_merge set undone_by = :caller, undone_at = :at, revision = :revision where id = :id
            """)
        .bind("id", id)
        .bind("caller", caller.name())
        .bind("at", at(revision))
        .bind("revision", revision.number())
        .execute();
  }

  private static OffsetDateTime at(Revision revision) {
    return OffsetDateTime.ofInstant(revision.recordedAt(), ZoneOffset.UTC);
  }
}
