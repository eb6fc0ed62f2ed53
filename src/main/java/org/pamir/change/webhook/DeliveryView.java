package org.pamir.change.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message to a webhook, and what became of it.
 *
 * @param message its name to the receiver: header webhook-id
 * @param subject identifier of the project that it is about, or the kind of other things
 * @param revision whose changes it tells; null of a ping
 * @param status pending, delivered or dead: given up
 * @param attempts how often it was sent
 * @param nextAt when it is sent next, while it is pending
 * @param answered HTTP status of the last answer
 * @param fault what went wrong the last time
 * @param body the message, where one alone is read
 */
@Schema(name = "WebhookDelivery")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryView(
    UUID id,
    String message,
    String subject,
    Long revision,
    @Schema(examples = "delivered") String status,
    int attempts,
    Instant nextAt,
    Instant attemptedAt,
    @Schema(examples = "204") Integer answered,
    String fault,
    Instant createdAt,
    Instant endedAt,
    @JsonRawValue @Schema(description = "The message as it is sent", type = SchemaType.OBJECT)
        String body) {}
