package org.pamir.reference;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rate with its source: no rate is taken without one. */
public record ExchangeRateRequest(
    @NotNull
        @DecimalMin(value = "0", inclusive = false)
        @Digits(integer = 12, fraction = 12)
        @Schema(examples = "12650.5", description = "Units of the currency for one US dollar")
        BigDecimal perUsd,
    @NotBlank @Size(max = 200) @Schema(examples = "Central Bank of Uzbekistan") String source) {}
