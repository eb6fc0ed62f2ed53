package org.pamir.reference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.paging.PageReader;
import org.pamir.shared.paging.PageRequest;
import org.pamir.shared.paging.SortKey;

/**
 * Exchange rates in the database. A rate that is stored again with another figure leaves its old
 * one in the history.
 */
@ApplicationScoped
public class ExchangeRates {

  private static final List<SortKey> SORTS =
      List.of(new SortKey("validFrom", "r.valid_from", "date"));

  private final Jdbi jdbi;
  private final PageReader pages;
  private final Event<RatesChanged> changed;

  ExchangeRates(Jdbi jdbi, PageReader pages, Event<RatesChanged> changed) {
    this.jdbi = jdbi;
    this.pages = pages;
    this.changed = changed;
  }

  /**
   * Stores rates within a revision; those that are there already with the same figure are left
   * alone.
   */
  public void store(List<RateFile.Rate> rates, String source, Revision revision) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into exchange_rate (currency, valid_from, per_usd, source, revision)
                    select currency, valid_from, per_usd, :source, :revision
                    from unnest(:currencies, :dates, :figures) as rate (currency, valid_from, per_usd)
                    on conflict (currency, valid_from) do update
                      set per_usd = excluded.per_usd, source = excluded.source, revision = excluded.revision
                      where exchange_rate.per_usd <> excluded.per_usd
                    """)
                .bind("source", source)
                .bind("revision", revision.number())
                .bind(
                    "currencies",
                    rates.stream().map(RateFile.Rate::currency).toArray(String[]::new))
                .bind("dates", rates.stream().map(RateFile.Rate::from).toArray(LocalDate[]::new))
                .bind(
                    "figures", rates.stream().map(RateFile.Rate::perUsd).toArray(BigDecimal[]::new))
                .execute());
    changed.fire(
        new RatesChanged(rates.stream().map(RateFile.Rate::currency).collect(Collectors.toSet())));
  }

  Listing<ExchangeRateView> list(
      String[] currencies, LocalDate from, LocalDate to, PageParams params) {
    Criteria criteria = new Criteria();
    if (currencies != null) {
      criteria.and("r.currency = any(?)", currencies);
    }
    if (from != null) {
      criteria.and("r.valid_from >= ?", from);
    }
    if (to != null) {
      criteria.and("r.valid_from <= ?", to);
    }
    return pages.read(
        "r.currency, r.valid_from, r.per_usd, r.source, r.revision",
        "exchange_rate r",
        criteria,
        PageRequest.of(params, "r.currency", "text", SORTS),
        (row, context) -> view(row));
  }

  /**
   * Rates as the handle's moment shows them, by their keys.
   *
   * @param keys of the form {@code EUR/2026-03-31}
   */
  public Map<String, ExchangeRateView> of(Handle handle, Collection<String> keys) {
    return handle
        .createQuery(
            """
            select r.currency, r.valid_from, r.per_usd, r.source, r.revision
            from unnest(:keys) key
            join exchange_rate r
              on r.currency = split_part(key, '/', 1) and r.valid_from = cast(split_part(key, '/', 2) as date)
            """)
        .bind("keys", keys.toArray(String[]::new))
        .map((row, context) -> view(row))
        .stream()
        .collect(Collectors.toMap(rate -> rate.currency() + "/" + rate.validFrom(), rate -> rate));
  }

  private static ExchangeRateView view(ResultSet row) throws SQLException {
    return new ExchangeRateView(
        row.getString("currency"),
        row.getObject("valid_from", LocalDate.class),
        row.getBigDecimal("per_usd"),
        row.getString("source"),
        row.getLong("revision"));
  }
}
