package org.pamir.reference;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;
import org.pamir.shared.Revisions.Source;

/**
 * Brings code lists and exchange rates into the database at start; files that were loaded before
 * are left alone.
 */
@ApplicationScoped
class ReferenceLoader {

  private static final Logger LOG = Logger.getLogger(ReferenceLoader.class);
  private static final int BATCH = 5_000;

  private final Jdbi jdbi;
  private final Codelists codelists;
  private final RateFile rates;
  private final ExchangeRates exchangeRates;
  private final Revisions revisions;

  ReferenceLoader(
      Jdbi jdbi,
      Codelists codelists,
      RateFile rates,
      ExchangeRates exchangeRates,
      Revisions revisions) {
    this.jdbi = jdbi;
    this.codelists = codelists;
    this.rates = rates;
    this.exchangeRates = exchangeRates;
    this.revisions = revisions;
  }

  @Transactional
  void load(@Observes @Priority(1) StartupEvent start) {
    jdbi.useHandle(
        handle -> {
          // Two servers that start at once must not load twice.
          handle.execute("select pg_advisory_xact_lock(hashtext('pamir.reference'))");
          if (isNew(
              handle,
              "codelists",
              Integer.toString(
                  codelists.names().stream().map(codelists::get).toList().hashCode()))) {
            codelists(handle);
          }
          if (isNew(handle, "exchange-rates", RateFile.SOURCE)) {
            List<RateFile.Rate> all = rates.stream().toList();
            exchangeRates.store(
                all, RateFile.SOURCE, revisions.next(Caller.REGISTER, Source.REFERENCE));
            LOG.infof("Loaded %d exchange rates (%s)", all.size(), RateFile.SOURCE);
          }
        });
  }

  private static boolean isNew(Handle handle, String name, String checksum) {
    return handle
            .createUpdate(
                """
                insert into reference_load (name, checksum) values (:name, :checksum)
                on conflict (name) do update set checksum = excluded.checksum
                where reference_load.checksum <> excluded.checksum
                """)
            .bind("name", name)
            .bind("checksum", checksum)
            .execute()
        > 0;
  }

  private void codelists(Handle handle) {
    handle.execute("delete from codelist_item");
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into codelist_item (list, code, name, category, withdrawn)
            values (:list, :code, jsonb_strip_nulls(jsonb_build_object('en', cast(:en as text), 'ru', cast(:ru as text))), :category, :withdrawn)
            """);
    codelists.names().stream()
        .map(codelists::get)
        .flatMap(
            list ->
                list.items().values().stream()
                    .flatMap(item -> Stream.of(new Row(list.name(), item))))
        .forEach(
            row -> {
              batch
                  .bind("list", row.list())
                  .bind("code", row.item().code())
                  .bind("en", row.item().names().get("en"))
                  .bind("ru", row.item().names().get("ru"))
                  .bind("category", row.item().category().orElse(null))
                  .bind("withdrawn", row.item().withdrawn())
                  .add();
              if (batch.size() >= BATCH) {
                batch.execute();
              }
            });
    batch.execute();
  }

  private record Row(String list, CodelistItem item) {}
}
