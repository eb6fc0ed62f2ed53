package org.pamir.grouping;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.shared.Money;

/**
 * A grouping in a list: without its members, which may be thousands.
 *
 * @param memberCount how many members the caller may see
 */
@Schema(name = "GroupingSummary")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GroupingSummary(
    @Schema(examples = "SYR-DARYA") String code,
    GroupingKind kind,
    Map<String, String> name,
    @Schema(examples = "[\"KG\", \"KZ\", \"TJ\", \"UZ\"]") List<String> countries,
    Money declaredTotal,
    @Schema(examples = "9", description = "How many projects belong to it") long memberCount,
    int version,
    long revision,
    Instant createdAt,
    Instant updatedAt) {}
