package org.pamir.likeness;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why two things may be the same.
 *
 * @param likeness of names or titles, 0 to 1
 * @param value what they share
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LookAlikeReason(
    @Schema(
            examples = "title",
            description =
                "Of organisations name, number-of-ref, type, country; of projects title, countries, same-dates, overlapping-dates,"
                    + " organisations, amount, mention")
        String reason,
    BigDecimal likeness,
    String value) {}
