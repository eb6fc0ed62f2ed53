package org.pamir.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.pamir.shared.Money;
import org.pamir.shared.paging.Criteria;

/** What the quality of money figures is told by. */
@ApplicationScoped
class FundingQualityQueries {

  List<FundingQuality.Agreeing> flows(Handle handle, Criteria projects) {
    return projects
        .bindTo(
            handle.createQuery(
                """
                with b as materialized (select p.id from project p where %s)
                select class, state, count(*) as count, sum(usd) as usd
                from flow
                where provider_project_id in (select id from b) or receiver_project_id in (select id from b)
                group by class, state order by class, state
                """
                    .formatted(projects.where())))
        .map(
            (row, context) -> {
              BigDecimal usd = row.getBigDecimal("usd");
              return new FundingQuality.Agreeing(
                  row.getString("class"),
                  row.getString("state"),
                  row.getLong("count"),
                  usd == null ? null : LargestRemainder.cents(usd));
            })
        .list();
  }

  /**
   * A warning, never a fix: what is drawn is compared in the commitment's currency, where it was
   * drawn in that.
   */
  List<FundingQuality.Overdrawn> overdrawn(Handle handle, Criteria projects) {
    return projects
        .bindTo(
            handle.createQuery(
                """
                select p.identifier, c.id, c.amount, c.currency, sum(d.amount) as drawn
                from project p
                join commitment c on c.project_id = p.id
                join disbursement d on d.commitment_id = c.id and d.currency = c.currency
                  and case when c.type in ('11', '13') then d.type = '1' else d.type in ('3', '4') end
                where %s
                group by p.identifier, c.id, c.amount, c.currency having sum(d.amount) > c.amount
                order by p.identifier, c.id limit 100
                """
                    .formatted(projects.where())))
        .map(
            (row, context) ->
                new FundingQuality.Overdrawn(
                    row.getString("identifier"),
                    row.getObject("id", UUID.class),
                    new Money(row.getBigDecimal("amount"), row.getString("currency")),
                    row.getBigDecimal("drawn")))
        .list();
  }
}
