package org.pamir.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.shared.http.Versioned;

/**
 * What an organisation says to a report that another made of it.
 *
 * @param report id of the commitment or disbursement
 * @param by the caller that said it
 * @param outdated whether the report was changed after it was answered
 */
@Schema(name = "ReportAnswer")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportAnswer(
    UUID report,
    AnswerState state,
    String reason,
    String by,
    Instant at,
    boolean outdated,
    int version,
    long revision)
    implements Versioned {}
