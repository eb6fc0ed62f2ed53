package org.pamir.shared;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An amount in its own currency, exactly as reported; it may be negative (a reduction).
 *
 * @param amount in units of the currency, at most 15 digits before the point and 10 after it
 * @param currency ISO 4217 code
 */
@Schema(description = "An amount in its own currency, exactly as reported.")
public record Money(
    @NotNull
        @Digits(integer = 15, fraction = 10)
        @Schema(
            examples = "1250000.00",
            description = "In units of the currency. May be negative: a reduction.")
        BigDecimal amount,
    @NotNull
        @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code such as USD")
        @Schema(examples = "EUR", description = "ISO 4217 code")
        String currency) {}
