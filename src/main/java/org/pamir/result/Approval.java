package org.pamir.result;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who stands for the figures of a period, which do not change as long as it does.
 *
 * @param by the caller that approved them
 * @param country whose focal point that is; null for the hub
 */
@Schema(name = "ResultApproval", description = "Who stands for the figures of a period.")
public record Approval(String by, String country, Instant at, String reason) {}
