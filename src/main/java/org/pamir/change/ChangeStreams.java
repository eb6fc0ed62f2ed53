package org.pamir.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Interner;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.pamir.change.ChangeListener.Sent;
import org.pamir.shared.CallerStanding;
import org.pamir.shared.Revisions;
import org.pamir.shared.http.Draining;

/**
 * Tells listeners what changes. One look at the newest revision is made for all of them; what they
 * are told is read once for those that ask for the same and stand at the same place, and by a
 * connection that was asked for then. So who waits costs a little memory, and instances need to
 * know nothing of each other: each sees the revisions of the database they share.
 */
@ApplicationScoped
class ChangeStreams {

  private static final Logger LOG = Logger.getLogger(ChangeStreams.class);

  private final ChangeFeed feed;
  private final Followers followers;
  private final Revisions revisions;
  private final CallerStanding standing;
  private final StreamSettings settings;
  private final Draining draining;
  private final ObjectMapper json;
  private final Clock clock;
  private final ScheduledExecutorService executor;
  private final Interner<Object> keys = Interner.newWeakInterner();
  private final Set<ChangeListener> listeners = ConcurrentHashMap.newKeySet();
  private final List<ScheduledFuture<?>> ticking = new ArrayList<>();
  private ExecutorService readers;
  private volatile long newest;

  ChangeStreams(
      ChangeFeed feed,
      Followers followers,
      Revisions revisions,
      CallerStanding standing,
      StreamSettings settings,
      Draining draining,
      ObjectMapper json,
      Clock clock,
      ScheduledExecutorService executor) {
    this.feed = feed;
    this.followers = followers;
    this.revisions = revisions;
    this.standing = standing;
    this.settings = settings;
    this.draining = draining;
    this.json = json;
    this.clock = clock;
    this.executor = executor;
  }

  void start(@Observes StartupEvent start) {
    readers =
        Executors.newFixedThreadPool(
            settings.readers(), work -> new Thread(work, "changes for listeners"));
    ticking.add(
        executor.scheduleWithFixedDelay(
            this::look, 1, settings.look().toMillis(), TimeUnit.MILLISECONDS));
    long heartbeat = settings.heartbeat().toMillis();
    ticking.add(
        executor.scheduleWithFixedDelay(this::greet, heartbeat, heartbeat, TimeUnit.MILLISECONDS));
  }

  void stop(@Observes ShutdownEvent end) {
    ticking.forEach(tick -> tick.cancel(false));
    listeners.forEach(ChangeListener::end);
    if (readers != null) {
      readers.shutdownNow();
    }
  }

  /** The newest revision there is. */
  long newest() {
    return revisions.latest();
  }

  /** The changes from a position on, without an end but that of its time. */
  Multi<Sent> open(Subscription subscription, ChangePosition since) {
    // Not all at once, where all came at once.
    long lifetime = settings.lifetime().toMillis();
    Instant until =
        clock
            .instant()
            .plusMillis(lifetime / 2 + ThreadLocalRandom.current().nextLong(lifetime / 2 + 1));
    ChangeListener listener =
        new ChangeListener(subscription, keys.intern(followers.key(subscription)), since, until);
    return Multi.createFrom()
        .<Sent>emitter(emitter -> add(listener, emitter), BackPressureStrategy.BUFFER)
        .onItem()
        .invoke(sent -> received(listener));
  }

  private void add(ChangeListener listener, MultiEmitter<? super Sent> emitter) {
    listener.begin(emitter);
    emitter.onTermination(() -> listeners.remove(listener));
    listeners.add(listener);
    listener.greet();
  }

  private void received(ChangeListener listener) {
    if (listener.received() && listener.waits(newest, settings.pending())) {
      readers.execute(this::tellAll);
    }
  }

  /** How many listen here. */
  int listeners() {
    return listeners.size();
  }

  private void look() {
    try {
      if (draining.hasBegun()) {
        // They come again where they were, to another instance.
        listeners.forEach(ChangeListener::end);
      } else if (!listeners.isEmpty()) {
        newest = revisions.latest();
        tellAll();
      }
    } catch (RuntimeException e) {
      // The database may be away for a while; the next look may find it again.
      LOG.warnf(e, "Cannot look for changes");
    }
  }

  private void tellAll() {
    listeners.stream()
        .filter(listener -> listener.waits(newest, settings.pending()) && listener.claim())
        .collect(Collectors.groupingBy(ChangeListener::group))
        .values()
        .forEach(group -> readers.execute(() -> tell(group)));
  }

  private void tell(Collection<ChangeListener> group) {
    try {
      ChangeListener one = group.iterator().next();
      if (!standing.holds(one.subscription().caller())) {
        group.forEach(ChangeListener::end);
        return;
      }
      ChangePage page = feed.read(followers.of(one.subscription()), one.at(), settings.pending());
      ChangePosition next = ChangePosition.of("next", page.next());
      List<Sent> sent = sent(one.at(), page, next);
      group.forEach(listener -> listener.tell(sent, next));
    } catch (RuntimeException e) {
      LOG.warnf(e, "Cannot read changes for %d listeners", group.size());
    } finally {
      group.forEach(ChangeListener::release);
    }
  }

  /**
   * Each change with the position behind it, which a listener that was cut off comes again with.
   */
  private List<Sent> sent(ChangePosition at, ChangePage page, ChangePosition next) {
    List<Sent> sent = new ArrayList<>(page.changes().size());
    long revision = at.revision();
    int told = at.told();
    for (int i = 0; i < page.changes().size(); i++) {
      Change change = page.changes().get(i);
      told = change.revision() == revision ? told + 1 : 1;
      revision = change.revision();
      boolean last = i == page.changes().size() - 1;
      sent.add(new Sent(last ? next : new ChangePosition(revision, told), text(change)));
    }
    return sent;
  }

  private String text(Change change) {
    try {
      return json.writeValueAsString(change);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void greet() {
    try {
      Instant now = clock.instant();
      for (ChangeListener listener : listeners) {
        if (listener.isOver(now)) {
          listener.end();
        } else {
          listener.greet();
        }
      }
    } catch (RuntimeException e) {
      LOG.warnf(e, "Cannot greet listeners");
    }
  }
}
