package org.pamir.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A rate as published.
 *
 * @param validFrom first day on which it holds; it holds until the next one
 * @param perUsd units of the currency for one US dollar
 */
@Schema(name = "ExchangeRate")
public record ExchangeRateView(
    @Schema(examples = "EUR") String currency,
    LocalDate validFrom,
    @Schema(examples = "0.92", description = "Units of the currency for one US dollar")
        BigDecimal perUsd,
    String source,
    long revision) {}
