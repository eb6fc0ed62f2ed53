package org.pamir.statistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One side's word on money that moved or is promised.
 *
 * @param measure pledged, committed or disbursed
 * @param outgoing whether the reporting project gives
 * @param usd the amount in US dollars at its value date, or null where no rate converts it
 * @param counterpart identifier of the other side's activity, or null
 * @param told a hash of what else it says: parties, type, allocation, flow and finance
 */
record Report(
    UUID id,
    long project,
    String identifier,
    String measure,
    boolean outgoing,
    BigDecimal amount,
    String currency,
    LocalDate valueDate,
    BigDecimal usd,
    boolean provisional,
    Long provider,
    Long receiver,
    String counterpart,
    long told) {}
