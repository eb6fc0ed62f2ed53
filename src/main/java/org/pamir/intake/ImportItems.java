package org.pamir.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * What a file holds: in the database and not in memory, so that a file of any size costs the same,
 * and a worker that goes on knows what was there before it.
 */
@ApplicationScoped
class ImportItems {
  private final Jdbi jdbi;

  ImportItems(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** When those of these items that the file has had already were last changed, where known. */
  Map<String, Optional<Instant>> seen(UUID id, Collection<String> identifiers) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select identifier, updated from import_item
                    where import_id = :id and identifier = any(:identifiers)
                    """)
                .bind("id", id)
                .bind("identifiers", identifiers.toArray(String[]::new))
                .reduceRows(
                    new HashMap<>(),
                    (seen, row) -> {
                      seen.put(
                          row.getColumn("identifier", String.class),
                          Optional.ofNullable(row.getColumn("updated", OffsetDateTime.class))
                              .map(OffsetDateTime::toInstant));
                      return seen;
                    }));
  }

  /** Notes items as had, within the transaction at hand. */
  void add(UUID id, List<? extends ImportItem> items) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into import_item (import_id, identifier, reporter, updated)
                    select :id, identifier, reporter, timestamptz 'epoch' + micros * interval '1 microsecond'
                    from unnest(:identifiers, :reporters, :updated) as i (identifier, reporter, micros)
                    on conflict on constraint import_item_pkey do update set updated = excluded.updated
                    """)
                .bind("id", id)
                .bind(
                    "identifiers",
                    items.stream().map(ImportItem::identifier).toArray(String[]::new))
                .bind("reporters", items.stream().map(ImportItem::reporter).toArray(String[]::new))
                .bind(
                    "updated",
                    items.stream()
                        .map(item -> item.updated() == null ? null : micros(item.updated()))
                        .toArray(Long[]::new))
                .execute());
  }

  // As a number, since PostgreSQL writes years before the first in another way.
  private static Long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** An activity that was in the last file of a name. */
  record Lacking(String identifier, String reporter) {}

  /**
   * What the last files of this name had, from organisations that report in this one too, and this
   * one lacks, as do the last files of any other name; in order of their identifiers.
   */
  List<Lacking> lacking(UUID id, String name, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select distinct o.identifier, o.reporter
                    from import e
                    join import_item o on o.import_id = e.id
                    where e.name = :name and e.id <> :id and e.status = 'done'
                      and o.identifier > (select lacking_after from import where id = :id)
                      and o.reporter in (select reporter from import_item where import_id = :id)
                      and not exists (
                        select 1 from import_item n join import f on f.id = n.import_id
                        where n.identifier = o.identifier and (f.id = :id or f.name <> :name and f.status = 'done'))
                    order by o.identifier limit :limit
                    """)
                .bind("id", id)
                .bind("name", name)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Lacking(row.getString("identifier"), row.getString("reporter")))
                .list());
  }

  /** Notes how far {@link #lacking} is worked off, within the transaction at hand. */
  void lackingDone(UUID id, String identifier) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("update import set lacking_after = :identifier where id = :id")
                .bind("id", id)
                .bind("identifier", identifier)
                .execute());
  }

  /** Makes this the last file of its name for the organisations in it. */
  void succeed(UUID id, String name) {
    jdbi.useHandle(
        handle -> {
          // What is kept though the file lacks it is still missing when the next file comes.
          handle
              .createUpdate(
                  """
                  insert into import_item (import_id, identifier, reporter, updated)
                  select :id, o.identifier, o.reporter, o.updated
                  from import e join import_item o on o.import_id = e.id
                  where e.name = :name and e.id <> :id and e.status = 'done'
                    and o.reporter in (select reporter from import_item where import_id = :id)
                  on conflict on constraint import_item_pkey do nothing
                  """)
              .bind("id", id)
              .bind("name", name)
              .execute();
          handle
              .createUpdate(
                  """
                  delete from import_item o using import e
                  where e.id = o.import_id and e.name = :name and e.id <> :id and e.status = 'done'
                    and o.reporter in (select reporter from import_item where import_id = :id)
                  """)
              .bind("id", id)
              .bind("name", name)
              .execute();
          handle
              .createUpdate("delete from import_item where import_id = :id and reporter is null")
              .bind("id", id)
              .execute();
        });
  }

  void forget(UUID id) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("delete from import_item where import_id = :id")
                .bind("id", id)
                .execute());
  }
}
