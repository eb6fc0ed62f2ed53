package org.pamir.likeness;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What changed since its look-alikes were looked for. */
@ApplicationScoped
class LookAlikeQueue {

  /**
   * Something to look at.
   *
   * @param kind organisation or project
   */
  record Due(String kind, long id, OffsetDateTime notedAt) {}

  /** Whether no other instance is at work; it stays so until the transaction ends. */
  boolean isMine(Handle handle) {
    return handle
        .createQuery("select pg_try_advisory_xact_lock(hashtext('pamir.look-alikes'))")
        .mapTo(Boolean.class)
        .one();
  }

  List<Due> next(Handle handle, int limit) {
    return handle
        .createQuery(
            "select kind, id, noted_at from look_alike_due order by noted_at, kind, id limit :limit")
        .bind("limit", limit)
        .map(
            (row, context) ->
                new Due(row.getString(1), row.getLong(2), row.getObject(3, OffsetDateTime.class)))
        .list();
  }

  /** Takes it out, unless it changed again in the meantime. */
  void done(Handle handle, Due due) {
    handle
        .createUpdate(
            "delete from look_alike_due where kind = :kind and id = :id and noted_at = :notedAt")
        .bind("kind", due.kind())
        .bind("id", due.id())
        .bind("notedAt", due.notedAt())
        .execute();
  }

  /** Puts it at the end, so that one that cannot be looked at keeps no other waiting. */
  void postpone(Handle handle, Due due) {
    handle
        .createUpdate(
            "update look_alike_due set noted_at = clock_timestamp() where kind = :kind and id = :id")
        .bind("kind", due.kind())
        .bind("id", due.id())
        .execute();
  }
}
