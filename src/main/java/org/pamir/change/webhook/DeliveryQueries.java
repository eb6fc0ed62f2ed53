package org.pamir.change.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.paging.PageReader;
import org.pamir.shared.paging.PageRequest;
import org.pamir.shared.paging.SortKey;

/**
 * Messages to webhooks as rows. What a worker holds is held by the clock of the database, the only
 * one that all instances share.
 */
@ApplicationScoped
class DeliveryQueries {

  private static final List<SortKey> SORTS =
      List.of(new SortKey("createdAt", "d.number", "bigint"));

  private final Jdbi jdbi;
  private final PageReader pages;

  DeliveryQueries(Jdbi jdbi, PageReader pages) {
    this.jdbi = jdbi;
    this.pages = pages;
  }

  /** The newest first, where nothing else is asked for; without their bodies. */
  Listing<DeliveryView> list(Criteria criteria, PageParams params) {
    if (params.sort == null) {
      params.sort = "-createdAt";
    }
    return pages.read(
        "d.*",
        "webhook_delivery d",
        criteria,
        PageRequest.of(params, "d.id", "uuid", SORTS),
        (row, context) -> view(row, false));
  }

  Optional<DeliveryView> find(UUID webhook, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from webhook_delivery where webhook_id = :webhook and id = :id")
                .bind("webhook", webhook)
                .bind("id", id)
                .map((row, context) -> view(row, true))
                .findOne());
  }

  /** A message that is to be sent. */
  UUID add(Handle handle, UUID webhook, String subject, Long revision, String body) {
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    handle
        .createUpdate(
            """
            insert into webhook_delivery (id, webhook_id, subject, revision, body, status, next_at, created_at)
            values (:id, :webhook, :subject, :revision, :body, 'pending', clock_timestamp(), clock_timestamp())
            """)
        .bind("id", id)
        .bind("webhook", webhook)
        .bind("subject", subject)
        .bind("revision", revision)
        .bind("body", body)
        .execute();
    return id;
  }

  /** Has a message sent again, from the first attempt on. */
  void again(UUID id) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update webhook_delivery
                    set status = 'pending', attempts = 0, next_at = clock_timestamp(), held_until = null, ended_at = null
                    where id = :id and status <> 'pending'
                    """)
                .bind("id", id)
                .execute());
  }

  /**
   * Takes messages that are due: of each webhook so many that no more than {@code each} are under
   * way, and of each of its subjects the first.
   */
  List<Delivery> claim(int most, int each, Duration lease) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    with due as (
                      select d.id
                      from webhook w
                      cross join lateral (
                        select m.id, m.next_at from webhook_delivery m
                        where m.webhook_id = w.id and m.status = 'pending' and m.next_at <= clock_timestamp()
                          and coalesce(m.held_until <= clock_timestamp(), true)
                          and not exists (select 1 from webhook_delivery e
                                          where e.webhook_id = m.webhook_id and e.subject = m.subject and e.status = 'pending'
                                            and e.number < m.number)
                        order by m.next_at
                        limit greatest(0, :each - (select count(*) from webhook_delivery h
                                                   where h.webhook_id = w.id and h.status = 'pending'
                                                     and h.held_until > clock_timestamp()))
                      ) d
                      where w.active
                      order by d.next_at limit :most
                    ), locked as (
                      select m.id from webhook_delivery m
                      where m.id in (select id from due) and m.status = 'pending' and m.next_at <= clock_timestamp()
                        and coalesce(m.held_until <= clock_timestamp(), true)
                      for update skip locked
                    )
                    update webhook_delivery m
                    set held_until = clock_timestamp() + :lease * interval '1 millisecond', attempts = m.attempts + 1,
                        attempted_at = clock_timestamp()
                    from webhook w
                    where m.id in (select id from locked) and w.id = m.webhook_id
                    returning m.id, m.webhook_id, m.body, m.attempts, w.url, w.secret,
                      case when w.former_until > clock_timestamp() then w.former_secret end as former
                    """)
                .bind("most", most)
                .bind("each", each)
                .bind("lease", lease.toMillis())
                .map((row, context) -> delivery(row))
                .list());
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    List<String> secrets = new ArrayList<>();
    secrets.add(row.getString("secret"));
    if (row.getString("former") != null) {
      secrets.add(row.getString("former"));
    }
    return new Delivery(
        row.getObject("id", UUID.class),
        row.getObject("webhook_id", UUID.class),
        row.getString("url"),
        secrets,
        row.getString("body"),
        row.getInt("attempts"));
  }

  /**
   * Takes down how sending went.
   *
   * @param next when it is sent again; null where it is not
   */
  void end(Handle handle, Delivery delivery, Delivery.Outcome outcome, Instant next) {
    String status = outcome.isDelivered() ? "delivered" : next == null ? "dead" : "pending";
    handle
        .createUpdate(
            """
            update webhook_delivery
            set status = :status, answered = :answered, fault = :fault, held_until = null,
                next_at = coalesce(:next, next_at), ended_at = case when :status <> 'pending' then clock_timestamp() end
            where id = :id and attempts = :attempts
            """)
        .bind("status", status)
        .bind("answered", outcome.status())
        .bind("fault", outcome.fault())
        .bind("next", next == null ? null : Timestamp.from(next))
        .bind("id", delivery.id())
        .bind("attempts", delivery.attempts())
        .execute();
  }

  /** Forgets what ended before a time. */
  void forget(Duration keep) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "delete from webhook_delivery where ended_at < clock_timestamp() - :keep * interval '1 second'")
                .bind("keep", keep.toSeconds())
                .execute());
  }

  private static DeliveryView view(ResultSet row, boolean whole) throws SQLException {
    String status = row.getString("status");
    UUID id = row.getObject("id", UUID.class);
    return new DeliveryView(
        id,
        "msg_" + id,
        row.getString("subject"),
        row.getObject("revision", Long.class),
        status,
        row.getInt("attempts"),
        status.equals("pending") ? WebhookQueries.instant(row, "next_at") : null,
        WebhookQueries.instant(row, "attempted_at"),
        row.getObject("answered", Integer.class),
        row.getString("fault"),
        WebhookQueries.instant(row, "created_at"),
        WebhookQueries.instant(row, "ended_at"),
        whole ? row.getString("body") : null);
  }
}
