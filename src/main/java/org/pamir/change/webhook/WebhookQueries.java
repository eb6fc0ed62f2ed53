package org.pamir.change.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.pamir.change.ChangePosition;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.paging.PageReader;
import org.pamir.shared.paging.PageRequest;
import org.pamir.shared.paging.SortKey;

/** Webhooks as rows. */
@ApplicationScoped
class WebhookQueries {

  private static final List<SortKey> SORTS =
      List.of(
          new SortKey("createdAt", "w.created_at", "timestamptz"),
          new SortKey("url", "w.url", "text"));

  private final Jdbi jdbi;
  private final PageReader pages;
  private final ObjectMapper json;

  WebhookQueries(Jdbi jdbi, PageReader pages, ObjectMapper json) {
    this.jdbi = jdbi;
    this.pages = pages;
    this.json = json;
  }

  Listing<Webhook> list(Criteria criteria, PageParams params) {
    return pages.read(
        "w.*",
        "webhook w",
        criteria,
        PageRequest.of(params, "w.id", "uuid", SORTS),
        (row, context) -> read(row));
  }

  /** Locked until the caller's transaction ends. */
  Optional<Webhook> lock(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from webhook where id = :id for update")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
  }

  Optional<Webhook> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from webhook where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
  }

  long count(Criteria criteria) {
    return jdbi.withHandle(
        handle ->
            criteria
                .bindTo(
                    handle.createQuery("select count(*) from webhook w where " + criteria.where()))
                .mapTo(Long.class)
                .one());
  }

  void add(Webhook webhook) {
    save(
        """
        insert into webhook (id, organisation, url, description, filter, things, events, secret, former_secret, former_until,
                             active, fault, at_revision, at_told, version, created_by, created_at, updated_at)
        values (:id, :organisation, :url, :description, cast(:filter as jsonb), :things, :events, :secret, :former, :formerUntil,
                :active, :fault, :revision, :told, :version, :createdBy, :createdAt, :updatedAt)
        """,
        webhook);
  }

  /** Writes all but how far the changes were taken for it. */
  void update(Webhook webhook) {
    save(
        """
        update webhook
        set url = :url, description = :description, filter = cast(:filter as jsonb), things = :things, events = :events,
            secret = :secret, former_secret = :former, former_until = :formerUntil, active = :active, fault = :fault,
            version = :version, updated_at = :updatedAt
        where id = :id
        """,
        webhook);
  }

  private void save(String sql, Webhook webhook) {
    jdbi.useHandle(
        handle -> {
          Update update = handle.createUpdate(sql);
          update
              .getConfig(org.jdbi.v3.core.statement.SqlStatements.class)
              .setUnusedBindingAllowed(true);
          update
              .bind("id", webhook.id())
              .bind("organisation", webhook.organisation())
              .bind("url", webhook.url())
              .bind("description", webhook.description())
              .bind("filter", text(webhook.filter()))
              .bind("things", array(webhook.things()))
              .bind("events", array(webhook.events()))
              .bind("secret", webhook.secret())
              .bind("former", webhook.former())
              .bind("formerUntil", timestamp(webhook.formerUntil()))
              .bind("active", webhook.active())
              .bind("fault", webhook.fault())
              .bind("revision", webhook.at().revision())
              .bind("told", webhook.at().told())
              .bind("version", webhook.version())
              .bind("createdBy", webhook.createdBy())
              .bind("createdAt", timestamp(webhook.createdAt()))
              .bind("updatedAt", timestamp(webhook.updatedAt()))
              .execute();
        });
  }

  void delete(UUID id) {
    jdbi.useHandle(
        handle ->
            handle.createUpdate("delete from webhook where id = :id").bind("id", id).execute());
  }

  /** One that changes up to a revision are to be taken for, and for which not too many wait. */
  Optional<Webhook> lockBehind(Handle handle, long newest, int waiting) {
    return handle
        .createQuery(
            """
            select * from webhook w
            where w.active and (w.at_revision < :newest or w.at_told > 0 and w.at_revision = :newest)
              and (select count(*) from webhook_delivery d where d.webhook_id = w.id and d.status = 'pending') < :waiting
            order by w.at_revision limit 1
            for update skip locked
            """)
        .bind("newest", newest)
        .bind("waiting", waiting)
        .map((row, context) -> read(row))
        .findOne();
  }

  void move(Handle handle, UUID id, ChangePosition at) {
    handle
        .createUpdate("update webhook set at_revision = :revision, at_told = :told where id = :id")
        .bind("revision", at.revision())
        .bind("told", at.told())
        .bind("id", id)
        .execute();
  }

  /** From here on it is told nothing, until its owner says otherwise. */
  void stop(Handle handle, UUID id, String fault) {
    handle
        .createUpdate(
            """
            update webhook set active = false, fault = :fault, version = version + 1, updated_at = clock_timestamp()
            where id = :id and active
            """)
        .bind("fault", fault)
        .bind("id", id)
        .execute();
  }

  private Webhook read(ResultSet row) throws SQLException {
    return new Webhook(
        row.getObject("id", UUID.class),
        row.getString("organisation"),
        row.getString("url"),
        row.getString("description"),
        filter(row.getString("filter")),
        list(row.getArray("things")),
        list(row.getArray("events")),
        row.getString("secret"),
        row.getString("former_secret"),
        instant(row, "former_until"),
        row.getBoolean("active"),
        row.getString("fault"),
        new ChangePosition(row.getLong("at_revision"), row.getInt("at_told")),
        row.getInt("version"),
        row.getString("created_by"),
        instant(row, "created_at"),
        instant(row, "updated_at"));
  }

  private String text(ProjectFilter filter) {
    try {
      return json.writeValueAsString(filter);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProjectFilter filter(String text) {
    try {
      return json.readValue(text, ProjectFilter.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] array(List<String> words) {
    return words == null ? null : words.toArray(String[]::new);
  }

  private static List<String> list(Array array) throws SQLException {
    return array == null ? null : List.of((String[]) array.getArray());
  }

  private static Timestamp timestamp(Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
