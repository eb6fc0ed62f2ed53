package org.pamir.iati;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An amount as published.
 *
 * @param amount exact, never null; may be zero or negative
 * @param currency ISO 4217 code as published; null when the activity's default currency stands for
 *     it
 * @param valueDate date of exchange; where the file leaves it out, the transaction's date or the
 *     period's start (with a finding)
 */
public record IatiMoney(BigDecimal amount, String currency, LocalDate valueDate) {}
