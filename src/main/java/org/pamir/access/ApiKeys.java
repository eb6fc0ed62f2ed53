package org.pamir.access;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.pamir.access.SecurityEvents.Kind;
import org.pamir.reference.Codelists;
import org.pamir.shared.Caller;
import org.pamir.shared.Word;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.problem.Outage;
import org.pamir.shared.problem.ProblemType;
import org.pamir.shared.problem.Violations;

/** Which keys open the register, and for whom. */
@ApplicationScoped
public class ApiKeys {

  private static final long MOST_KNOWN = 10_000;
  private static final long AT_ONCE = Duration.ofSeconds(1).toNanos();

  private final ApiKeyRepository keys;
  private final SecurityEvents events;
  private final Codelists codelists;
  private final Clock clock;
  private final Event<Revoked> revoked;

  /** By the SHA-256 of their text. */
  private final AsyncCache<ByteBuffer, ApiKey> admitted =
      Caffeine.newBuilder()
          .expireAfterWrite(Duration.ofSeconds(1))
          .maximumSize(MOST_KNOWN)
          .buildAsync();

  ApiKeys(
      ApiKeyRepository keys,
      SecurityEvents events,
      Codelists codelists,
      Clock clock,
      Event<Revoked> revoked) {
    this.keys = keys;
    this.events = events;
    this.codelists = codelists;
    this.clock = clock;
    this.revoked = revoked;
  }

  /** A key that was shown and is not known, or not good any more. */
  static final class RefusedException extends Exception {
    RefusedException(String reason) {
      super(reason);
    }
  }

  /**
   * The caller that a key stands for. It is looked up once a second at most: a key that is revoked
   * is refused at once by the instance that revoked it, and by the others within that time.
   */
  Caller admit(String text) throws RefusedException {
    Instant now = clock.instant();
    byte[] hash = new KeyText(text).hash();
    ApiKey key = look(hash, now);
    if (key == null) {
      throw new RefusedException("unknown");
    }
    String fault = key.fault(now);
    if (fault != null) {
      throw new RefusedException(fault + " " + key.prefix());
    }
    return key.caller();
  }

  /**
   * Who comes with a key that is being looked up waits for that, and fares alike: while the
   * database is away, nobody waits for it in turn.
   */
  private ApiKey look(byte[] hash, Instant now) {
    CompletableFuture<ApiKey> own = new CompletableFuture<>();
    CompletableFuture<ApiKey> other = admitted.asMap().putIfAbsent(ByteBuffer.wrap(hash), own);
    if (other != null) {
      return other.join();
    }
    try {
      own.complete(findSurely(hash, now));
    } catch (RuntimeException | Error e) {
      own.completeExceptionally(e);
    }
    return own.join();
  }

  /**
   * What fails at once did so by a connection that was cut while it rested: others wait for this
   * look, and the next connection is sound.
   */
  private ApiKey findSurely(byte[] hash, Instant now) {
    long begun = System.nanoTime();
    try {
      return find(hash, now);
    } catch (RuntimeException e) {
      if (System.nanoTime() - begun > AT_ONCE || Outage.of(e).isEmpty()) {
        throw e;
      }
      return find(hash, now);
    }
  }

  private ApiKey find(byte[] hash, Instant now) {
    ApiKey key = keys.findByHash(hash).orElse(null);
    if (key != null && key.fault(now) == null) {
      keys.use(key, now);
    }
    return key;
  }

  /** The caller that a key stands for, where that needs no look at the database. */
  Optional<Caller> known(String text) {
    ApiKey key = admitted.synchronous().getIfPresent(ByteBuffer.wrap(new KeyText(text).hash()));
    return key == null || key.fault(clock.instant()) != null
        ? Optional.empty()
        : Optional.of(key.caller());
  }

  /**
   * Makes this the key of a hub-admin where there is no key at all. Of servers that start at once,
   * one does.
   */
  @Transactional
  boolean knowFirst(KeyText key) {
    keys.lock();
    if (!keys.isEmpty()) {
      return false;
    }
    know(key);
    return true;
  }

  /** Makes sure that this key of a hub-admin is known. */
  @Transactional
  void know(KeyText key) {
    ApiKey first =
        new ApiKey(
            UUID.randomUUID(),
            "hub-admin",
            key.prefix(),
            null,
            null,
            List.of(Caller.HUB_ADMIN),
            null,
            clock.instant(),
            null,
            null,
            null);
    if (keys.add(first, key.hash())) {
      made(first, Caller.REGISTER);
    }
  }

  private void made(ApiKey key, Caller caller) {
    events.record(Kind.KEY_MADE, caller, "key:" + key.prefix() + " as " + key.roles());
  }

  /**
   * Makes a key.
   *
   * @return the key with its text, which is told this once
   * @throws org.pamir.shared.problem.InvalidRequestException where roles, organisation, country or
   *     time do not fit together
   */
  @Transactional
  public ApiKeyView create(ApiKeyRequest said, Caller caller) {
    Instant now = clock.instant();
    check(said, now);
    KeyText text = KeyText.random();
    while (keys.hasPrefix(text.prefix())) {
      text = KeyText.random();
    }
    ApiKey key =
        new ApiKey(
            UUID.randomUUID(),
            said.name(),
            text.prefix(),
            said.organisation(),
            said.country(),
            said.roles().stream().map(Word::word).toList(),
            caller.name(),
            now,
            said.expiresAt(),
            null,
            null);
    keys.add(key, text.hash());
    made(key, caller);
    return ApiKeyView.of(key, text);
  }

  private void check(ApiKeyRequest said, Instant now) {
    Violations violations = new Violations();
    Set<Role> roles = EnumSet.copyOf(said.roles());
    if (roles.size() < said.roles().size()) {
      violations.add("roles", "has one twice");
    }
    if (roles.contains(Role.EDITOR) && blank(said.organisation())) {
      violations.add("organisation", "is needed by an editor");
    } else if (!roles.contains(Role.EDITOR) && said.organisation() != null) {
      violations.add("organisation", "is for an editor only");
    }
    if (roles.contains(Role.FOCAL_POINT) && said.country() == null) {
      violations.add("country", "is needed by a focal-point");
    } else if (!roles.contains(Role.FOCAL_POINT) && said.country() != null) {
      violations.add("country", "is for a focal-point only");
    } else if (said.country() != null && !codelists.contains("Country", said.country())) {
      violations.add(
          "country", "has '" + said.country() + "', which is not on the code list Country");
    }
    if (said.expiresAt() != null && !said.expiresAt().isAfter(now)) {
      violations.add("expiresAt", "must be in the future");
    }
    violations.throwIfAny();
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  /**
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there is none
   */
  public ApiKeyView get(UUID id) {
    return keys.find(id).map(ApiKeyView::of).orElseThrow(() -> notFound(id));
  }

  /**
   * @param organisation ref, or null for all
   * @param active only those that open something now
   */
  Listing<ApiKeyView> list(String organisation, boolean active, PageParams params) {
    Criteria criteria = new Criteria();
    if (organisation != null) {
      criteria.and("k.organisation = any(?)", organisation.split(","));
    }
    if (active) {
      criteria.and(
          "k.revoked_at is null and (k.expires_at is null or k.expires_at > ?)",
          java.sql.Timestamp.from(clock.instant()));
    }
    return keys.list(criteria, params).with(found -> found.stream().map(ApiKeyView::of).toList());
  }

  /** Revokes a key, at once and for good. Revoking it again changes nothing. */
  @Transactional
  public void revoke(UUID id, Caller caller) {
    ApiKey key = keys.find(id).orElseThrow(() -> notFound(id));
    keys.revoke(id, clock.instant())
        .ifPresent(
            hash -> {
              events.record(Kind.KEY_REVOKED, caller, "key:" + key.prefix());
              revoked.fire(new Revoked(ByteBuffer.wrap(hash)));
            });
  }

  /**
   * A key that opens nothing from now on.
   *
   * @param hash the SHA-256 of its text
   */
  record Revoked(ByteBuffer hash) {}

  /** Not before the commit: until then another request would still find the key to be good. */
  void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) Revoked key) {
    admitted.synchronous().invalidate(key.hash());
  }

  private static RuntimeException notFound(UUID id) {
    return ProblemType.NOT_FOUND.because("No key with the id " + id + ".");
  }
}
