package org.pamir.change.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.pamir.change.ChangePosition;
import org.pamir.change.FollowedThings;
import org.pamir.change.Followers;
import org.pamir.change.webhook.TargetAddress.RefusedException;
import org.pamir.organisation.Organisations;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;
import org.pamir.shared.http.Precondition;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.shared.problem.ProblemType;

/** Decides what happens to webhooks: each organisation has its own, hub-admins have them all. */
@ApplicationScoped
class WebhookService {

  private static final Set<String> ACTIONS = Set.of("created", "changed", "deleted");

  private final WebhookQueries webhooks;
  private final DeliveryQueries deliveries;
  private final WebhookOutbox outbox;
  private final WebhookSettings settings;
  private final TargetAddress targets;
  private final Followers followers;
  private final FollowedThings things;
  private final Organisations organisations;
  private final Revisions revisions;
  private final Clock clock;

  WebhookService(
      WebhookQueries webhooks,
      DeliveryQueries deliveries,
      WebhookOutbox outbox,
      WebhookSettings settings,
      TargetAddress targets,
      Followers followers,
      FollowedThings things,
      Organisations organisations,
      Revisions revisions,
      Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.outbox = outbox;
    this.settings = settings;
    this.targets = targets;
    this.followers = followers;
    this.things = things;
    this.organisations = organisations;
    this.revisions = revisions;
    this.clock = clock;
  }

  /**
   * Makes a webhook.
   *
   * @return with its secret, which is told this once
   * @throws InvalidRequestException where what is said of it is not understood, or its address is
   *     none that messages are sent to
   */
  @Transactional
  public WebhookView create(WebhookRequest said, Caller caller) {
    if (webhooks.count(own(caller)) >= settings.most() && !caller.isHubAdmin()) {
      throw ProblemType.CONFLICT.because(
          "An organisation has up to " + settings.most() + " webhooks; delete one first.");
    }
    Instant now = clock.instant();
    long newest = revisions.current();
    ChangePosition at =
        said.since() == null
            ? ChangePosition.after(newest)
            : ChangePosition.of("since", said.since());
    if (at.revision() > newest) {
      throw new InvalidRequestException(
          "since", "must not lie after the newest revision, " + newest);
    }
    Webhook webhook =
        new Webhook(
            UuidVersion7Strategy.INSTANCE.generateUuid(null),
            caller.isHubAdmin() ? null : caller.organisation(),
            said.url(),
            said.description(),
            said.whichProjects(),
            said.things(),
            said.events(),
            WebhookSecret.random(),
            null,
            null,
            said.isActive(),
            null,
            at,
            1,
            caller.name(),
            now,
            now);
    check(webhook);
    webhooks.add(webhook);
    return WebhookView.of(webhook).with(webhook.secret());
  }

  private void check(Webhook webhook) {
    try {
      URI uri = targets.parse(webhook.url());
      targets.resolve(uri);
    } catch (RefusedException e) {
      throw new InvalidRequestException("url", e.getMessage());
    }
    followers.of(WebhookOutbox.subscription(webhook));
    if (webhook.events() != null) {
      for (String event : webhook.events()) {
        int dot = event.lastIndexOf('.');
        if (dot < 0
            || !things.words().contains(event.substring(0, dot))
            || !ACTIONS.contains(event.substring(dot + 1))) {
          throw new InvalidRequestException(
              "events", "has '" + event + "', which is none; such as commitment.created is one");
        }
      }
    }
  }

  Listing<WebhookView> list(PageParams params, Caller caller) {
    return webhooks
        .list(own(caller), params)
        .with(found -> found.stream().map(WebhookView::of).toList());
  }

  private Criteria own(Caller caller) {
    return caller.isHubAdmin()
        ? new Criteria()
        : new Criteria().and("w.organisation = any(?)", refs(caller).toArray(String[]::new));
  }

  private Set<String> refs(Caller caller) {
    return caller.organisation() == null
        ? Set.of()
        : organisations.own(caller.organisation()).refs();
  }

  /**
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there is none of the caller's
   */
  Webhook get(UUID id, Caller caller) {
    return webhooks.find(id).filter(one -> isOwn(one, caller)).orElseThrow(() -> notFound(id));
  }

  private Webhook lock(UUID id, Caller caller) {
    return webhooks.lock(id).filter(one -> isOwn(one, caller)).orElseThrow(() -> notFound(id));
  }

  private boolean isOwn(Webhook webhook, Caller caller) {
    return caller.isHubAdmin()
        || webhook.organisation() != null && refs(caller).contains(webhook.organisation());
  }

  private static RuntimeException notFound(UUID id) {
    return ProblemType.NOT_FOUND.because("No webhook " + id + " of yours here.");
  }

  /** Says anew what is told and where; it goes on where it was. */
  @Transactional
  public Webhook put(UUID id, WebhookRequest said, Precondition precondition, Caller caller) {
    Webhook known = lock(id, caller);
    precondition.check(known.tag());
    if (said.since() != null) {
      throw new InvalidRequestException("since", "is said when a webhook is made; make another");
    }
    Webhook next =
        new Webhook(
            known.id(),
            known.organisation(),
            said.url(),
            said.description(),
            said.whichProjects(),
            said.things(),
            said.events(),
            known.secret(),
            known.former(),
            known.formerUntil(),
            said.isActive(),
            said.isActive() ? null : known.fault(),
            known.at(),
            known.version() + 1,
            known.createdBy(),
            known.createdAt(),
            clock.instant());
    check(next);
    webhooks.update(next);
    return next;
  }

  @Transactional
  public void delete(UUID id, Precondition precondition, Caller caller) {
    precondition.check(lock(id, caller).tag());
    webhooks.delete(id);
  }

  /**
   * Gives a webhook another secret. Messages are signed with both for a while.
   *
   * @return with the new secret, which is told this once
   */
  @Transactional
  public WebhookView rotate(UUID id, Caller caller) {
    Webhook known = lock(id, caller);
    Instant now = clock.instant();
    Webhook next =
        new Webhook(
            known.id(),
            known.organisation(),
            known.url(),
            known.description(),
            known.filter(),
            known.things(),
            known.events(),
            WebhookSecret.random(),
            known.secret(),
            now.plus(settings.secretOverlap()),
            known.active(),
            known.fault(),
            known.at(),
            known.version() + 1,
            known.createdBy(),
            known.createdAt(),
            now);
    webhooks.update(next);
    return WebhookView.of(next).with(next.secret());
  }

  @Transactional
  public DeliveryView ping(UUID id, Caller caller) {
    get(id, caller);
    return delivery(id, outbox.ping(id), caller);
  }

  /**
   * @param status pending, delivered or dead; null for all
   */
  Listing<DeliveryView> deliveries(UUID id, String status, PageParams params, Caller caller) {
    get(id, caller);
    Criteria criteria = new Criteria().and("d.webhook_id = ?", id);
    if (status != null) {
      if (!status.matches("pending|delivered|dead")) {
        throw new InvalidRequestException("status", "must be pending, delivered or dead");
      }
      criteria.and("d.status = ?", status);
    }
    return deliveries.list(criteria, params);
  }

  DeliveryView delivery(UUID id, UUID delivery, Caller caller) {
    get(id, caller);
    return deliveries
        .find(id, delivery)
        .orElseThrow(
            () -> ProblemType.NOT_FOUND.because("No message " + delivery + " to this webhook."));
  }

  /** Sends a message again, with all the attempts that a new one has. */
  @Transactional
  public DeliveryView redeliver(UUID id, UUID delivery, Caller caller) {
    delivery(id, delivery, caller);
    deliveries.again(delivery);
    return delivery(id, delivery, caller);
  }
}
