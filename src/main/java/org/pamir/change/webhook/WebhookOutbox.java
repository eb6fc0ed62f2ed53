package org.pamir.change.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.pamir.change.Change;
import org.pamir.change.ChangeFeed;
import org.pamir.change.ChangePage;
import org.pamir.change.ChangePosition;
import org.pamir.change.Followers;
import org.pamir.change.Subscription;
import org.pamir.shared.Caller;
import org.pamir.shared.problem.InvalidRequestException;

/**
 * Takes changes into messages: in one transaction with the webhook's position, so that each change
 * is in one message, whichever instance takes it and however it ends.
 */
@ApplicationScoped
class WebhookOutbox {

  private static final int TOGETHER = 200;

  private final Jdbi jdbi;
  private final WebhookQueries webhooks;
  private final DeliveryQueries deliveries;
  private final ChangeFeed feed;
  private final Followers followers;
  private final WebhookSettings settings;
  private final ObjectMapper json;
  private final Clock clock;

  WebhookOutbox(
      Jdbi jdbi,
      WebhookQueries webhooks,
      DeliveryQueries deliveries,
      ChangeFeed feed,
      Followers followers,
      WebhookSettings settings,
      ObjectMapper json,
      Clock clock) {
    this.jdbi = jdbi;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.feed = feed;
    this.followers = followers;
    this.settings = settings;
    this.json = json;
    this.clock = clock;
  }

  /** Messages as receivers get them. */
  record Message(String type, Instant timestamp, Data data) {}

  /** The changes of one revision to one project, or to one kind of other things. */
  record Data(UUID webhook, String subject, Long revision, List<Change> changes) {}

  /** Who reads for a webhook: it sees what its organisation sees. */
  static Caller reader(UUID id, String organisation) {
    return new Caller(
        "webhook:" + id,
        organisation,
        null,
        Set.of(organisation == null ? Caller.HUB_ADMIN : Caller.EDITOR));
  }

  static Subscription subscription(Webhook webhook) {
    return new Subscription(
        webhook.filter(),
        webhook.things() == null ? null : String.join(",", webhook.things()),
        true,
        reader(webhook.id(), webhook.organisation()));
  }

  /** Takes some changes for one webhook that is behind; whether there was one. */
  boolean fill(long newest) {
    return jdbi.inTransaction(
        handle ->
            webhooks
                .lockBehind(handle, newest, settings.waiting())
                .map(
                    webhook -> {
                      fill(handle, webhook);
                      return true;
                    })
                .orElse(false));
  }

  private void fill(Handle handle, Webhook webhook) {
    ChangePage page;
    try {
      // The past stands still, so that it can be read in several statements.
      page = feed.read(handle, followers.of(subscription(webhook)), webhook.at(), TOGETHER);
    } catch (InvalidRequestException e) {
      webhooks.stop(handle, webhook.id(), "Its filter is not understood any more");
      return;
    }
    Map<List<Object>, List<Change>> messages = new LinkedHashMap<>();
    for (Change change : page.changes()) {
      if (isWanted(change, webhook)) {
        messages
            .computeIfAbsent(List.of(change.revision(), subject(change)), key -> new ArrayList<>())
            .add(change);
      }
    }
    messages.forEach(
        (key, changes) ->
            add(handle, webhook.id(), (String) key.get(1), (Long) key.get(0), changes));
    webhooks.move(handle, webhook.id(), ChangePosition.of("next", page.next()));
  }

  private static boolean isWanted(Change change, Webhook webhook) {
    return webhook.events() == null
        || webhook.events().contains(change.thing() + "." + change.action());
  }

  private static String subject(Change change) {
    return change.project() == null ? change.thing() : change.project();
  }

  private void add(
      Handle handle, UUID webhook, String subject, long revision, List<Change> changes) {
    deliveries.add(
        handle,
        webhook,
        subject,
        revision,
        text(
            new Message(
                "changes", clock.instant(), new Data(webhook, subject, revision, changes))));
  }

  /** A message that says nothing but that messages arrive. */
  UUID ping(UUID webhook) {
    return jdbi.withHandle(
        handle ->
            deliveries.add(
                handle,
                webhook,
                "ping",
                null,
                text(
                    new Message(
                        "ping", clock.instant(), new Data(webhook, "ping", null, List.of())))));
  }

  private String text(Message message) {
    try {
      return json.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
