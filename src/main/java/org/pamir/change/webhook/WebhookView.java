package org.pamir.change.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.retry.ShownOnce;

/**
 * A webhook as its owner sees it.
 *
 * @param organisation whose it is, and whose drafts it tells of; null of a hub-admin's
 * @param secret in the answer that makes it and never again
 * @param fault why the register stopped telling it
 * @param at how far the changes were taken for it
 */
@Schema(name = "Webhook")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookView(
    UUID id,
    String organisation,
    String url,
    String description,
    ProjectFilter filter,
    List<String> things,
    List<String> events,
    boolean active,
    String fault,
    @Schema(
            examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            description =
                "What signatures are made with; in the answer that makes it and never again")
        String secret,
    @Schema(
            description = "How far the changes were taken for it, as `next` of `/changes`",
            examples = "8123")
        String at,
    int version,
    String createdBy,
    Instant createdAt,
    Instant updatedAt)
    implements ShownOnce {

  static WebhookView of(Webhook webhook) {
    return new WebhookView(
        webhook.id(),
        webhook.organisation(),
        webhook.url(),
        webhook.description(),
        webhook.filter(),
        webhook.things(),
        webhook.events(),
        webhook.active(),
        webhook.fault(),
        null,
        webhook.at().toString(),
        webhook.version(),
        webhook.createdBy(),
        webhook.createdAt(),
        webhook.updatedAt());
  }

  WebhookView with(String secret) {
    return new WebhookView(
        id,
        organisation,
        url,
        description,
        filter,
        things,
        events,
        active,
        fault,
        secret,
        at,
        version,
        createdBy,
        createdAt,
        updatedAt);
  }

  @Override
  public WebhookView withoutSecret() {
    return with(null);
  }
}
