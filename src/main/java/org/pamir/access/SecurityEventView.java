package org.pamir.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.access.SecurityEvents.Kind;

/**
 * A security event.
 *
 * @param occurredAt to the second; equal events of one second are one
 * @param caller who caused it, {@code anonymous} where nobody was known
 * @param address of the other end of the connection; of IPv6 its network
 * @param operation method and path
 * @param detail which key, or why a login was refused; never a secret
 * @param count how many equal ones there were
 */
@Schema(name = "SecurityEvent")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SecurityEventView(
    Instant occurredAt,
    Kind kind,
    @Schema(examples = "key:pamir_a1b2") String caller,
    String address,
    @Schema(examples = "PUT /api/v1/projects/XM-1") String operation,
    String detail,
    int count) {}
