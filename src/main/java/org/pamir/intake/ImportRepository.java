package org.pamir.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.pamir.shared.Caller;
import org.pamir.shared.Texts;
import org.pamir.shared.Word;

/**
 * Imports from their upload to their end. Leases are kept by the clock of the database, the only
 * one that all instances share.
 */
@ApplicationScoped
class ImportRepository {
  private final Jdbi jdbi;
  private final Clock clock;

  ImportRepository(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** A new import whose file is on its way in. */
  @Transactional
  UUID begin(
      String name,
      String mediaType,
      boolean dryRun,
      Missing missing,
      Duration still,
      Caller caller) {
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into import (id, status, name, media_type, dry_run, missing, caller, caller_organisation,
                                        caller_country, caller_roles, created_at, lease_until)
                    values (:id, 'queued', :name, :mediaType, :dryRun, :missing, :caller, :organisation,
                            :country, :roles, :at, clock_timestamp() + :still * interval '1 second')
                    """)
                .bind("id", id)
                .bind("name", name)
                .bind("mediaType", mediaType)
                .bind("dryRun", dryRun)
                .bind("missing", missing.word())
                .bind("caller", caller.name())
                .bind("organisation", caller.organisation())
                .bind("country", caller.country())
                .bind("roles", caller.roles().toArray(String[]::new))
                .bind("at", Timestamp.from(clock.instant()))
                .bind("still", still.toMillis() / 1e3)
                .execute());
    return id;
  }

  /** The whole file is here; from now on the import is seen and worked on. */
  @Transactional
  void receive(UUID id, long totalBytes) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update import set received_at = clock_timestamp(), total_bytes = :totalBytes, lease_until = null
                    where id = :id
                    """)
                .bind("id", id)
                .bind("totalBytes", totalBytes)
                .execute());
  }

  /** Forgets an import whose file did not come to its end, or is of no use. */
  @Transactional
  void discard(UUID id) {
    jdbi.useHandle(
        handle ->
            handle.createUpdate("delete from import where id = :id").bind("id", id).execute());
  }

  /** Forgets uploads that stand still, of instances that died too. */
  @Transactional
  void discardAbandoned() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "delete from import where status = 'queued' and received_at is null and lease_until < clock_timestamp()"));
  }

  /**
   * Takes the oldest import that waits or that its worker has left. Files of one name follow one
   * after the other.
   */
  @Transactional
  Optional<ImportClaim> claim(UUID worker, Duration lease) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    update import
                    set status = 'running', worker = :worker, lease_until = clock_timestamp() + :lease * interval '1 second',
                        attempts = attempts + 1, started_at = clock_timestamp(), begun_with = activities + rejected
                    where id = (
                      select i.id from import i
                      where i.received_at is not null
                        and (i.status = 'queued' or i.status = 'running' and i.lease_until < clock_timestamp())
                        and not exists (
                          select 1 from import e
                          where e.name = i.name and e.status in ('queued', 'running') and e.received_at is not null
                            and (e.received_at, e.id) < (i.received_at, i.id))
                      order by i.received_at, i.id limit 1
                      for update skip locked)
                    returning *
                    """)
                .bind("worker", worker)
                .bind("lease", lease.toMillis() / 1e3)
                .map((row, context) -> claim(row))
                .findOne());
  }

  private static ImportClaim claim(ResultSet row) throws SQLException {
    return new ImportClaim(
        new ImportOrder(
            row.getObject("id", UUID.class),
            row.getString("name"),
            row.getString("media_type"),
            row.getBoolean("dry_run"),
            Word.of(Missing.class, row.getString("missing")),
            new Caller(
                row.getString("caller"),
                row.getString("caller_organisation"),
                row.getString("caller_country"),
                Set.of((String[]) row.getArray("caller_roles").getArray()))),
        row.getObject("worker", UUID.class),
        row.getInt("begun_with"),
        row.getInt("attempts"));
  }

  /** How a claim stands. */
  record Renewed(UUID worker, boolean cancel) {}

  /** Renews those of these claims that still hold, and answers them. */
  @Transactional
  List<Renewed> renew(Collection<UUID> workers, Duration lease) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    update import set lease_until = clock_timestamp() + :lease * interval '1 second'
                    where worker = any(:workers) and status = 'running'
                    returning worker, cancel
                    """)
                .bind("workers", workers.toArray(UUID[]::new))
                .bind("lease", lease.toMillis() / 1e3)
                .map(
                    (row, context) ->
                        new Renewed(row.getObject("worker", UUID.class), row.getBoolean("cancel")))
                .list());
  }

  /**
   * One of its workers lost it and lives: a slow database has kept it from renewing its claim, and
   * nothing in the file has brought it down.
   */
  @Transactional
  void absolve(UUID id) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update import set attempts = attempts - 1
                    where id = :id and attempts > 0 and status in ('queued', 'running')
                    """)
                .bind("id", id)
                .execute());
  }

  /** Gives an import back, to be gone on with by any worker. */
  @Transactional
  void release(ImportClaim claim) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update import set status = 'queued', worker = null, lease_until = null, attempts = 0
                    where id = :id and worker = :worker
                    """)
                .bind("id", claim.id())
                .bind("worker", claim.worker())
                .execute());
  }

  /**
   * Asks for an end: of one that waits at once, of one at work as soon as its worker hears of it.
   */
  @Transactional
  void cancel(UUID id) {
    jdbi.useHandle(
        handle -> {
          int waiting =
              handle
                  .createUpdate(
                      """
                      update import set status = 'cancelled', finished_at = clock_timestamp()
                      where id = :id and status = 'queued'
                      """)
                  .bind("id", id)
                  .execute();
          if (waiting > 0) {
            tidy(handle, id);
          } else {
            handle
                .createUpdate(
                    "update import set cancel = true where id = :id and status = 'running'")
                .bind("id", id)
                .execute();
          }
        });
  }

  /**
   * Ends an import, in the transaction at hand.
   *
   * @param problem what went wrong, or null
   * @throws ClaimLostException where another worker has gone on with it
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void finish(ImportClaim claim, ImportStatus status, String problem, long bytes) {
    jdbi.useHandle(
        handle -> {
          int ended =
              handle
                  .createUpdate(
                      """
                      update import set status = :status, problem = :problem, bytes = greatest(bytes, :bytes),
                        finished_at = clock_timestamp(), worker = null, lease_until = null
                      where id = :id and worker = :worker
                      """)
                  .bind("id", claim.id())
                  .bind("worker", claim.worker())
                  .bind("status", status.word())
                  .bind("problem", problem == null ? null : Texts.storable(problem))
                  .bind("bytes", bytes)
                  .execute();
          if (ended == 0) {
            throw new ClaimLostException();
          }
          tidy(handle, claim.id());
        });
  }

  private static void tidy(Handle handle, UUID id) {
    handle.createUpdate("delete from import_chunk where import_id = :id").bind("id", id).execute();
  }
}
