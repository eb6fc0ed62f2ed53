package org.pamir.shared;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Knows whether there is a standby that answers, and how new what it shows has to be. */
@ApplicationScoped
class StandbyWatch {

  private static final Logger LOG = Logger.getLogger(StandbyWatch.class);

  private final AgroalDataSource primary;
  private final InjectableInstance<AgroalDataSource> standby;
  private final ScheduledExecutorService executor;
  private final Duration look;
  private final boolean present;

  /** Writes by way of this instance. */
  private final AtomicLong writes = new AtomicLong(1);

  /** How many of them are in what is known of the primary. */
  private volatile long lookedFor;

  /** What the primary had when it was last looked at. */
  private volatile long known;

  private volatile boolean up;
  private ScheduledFuture<?> looking;

  StandbyWatch(
      AgroalDataSource primary,
      @DataSource("standby") InjectableInstance<AgroalDataSource> standby,
      ScheduledExecutorService executor,
      @ConfigProperty(name = "pamir.standby.look") Duration look) {
    this.primary = primary;
    this.standby = standby;
    this.executor = executor;
    this.look = look;
    this.present = standby.isResolvable() && standby.getHandle().getBean().isActive();
  }

  void start(@Observes StartupEvent start) {
    if (present) {
      looking =
          executor.scheduleWithFixedDelay(this::look, 0, look.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  void stop(@Observes ShutdownEvent stop) {
    if (looking != null) {
      looking.cancel(false);
    }
  }

  /** Whether one is configured. */
  boolean isPresent() {
    return present;
  }

  /** Whether it answered when it was last asked. */
  boolean isUp() {
    return up;
  }

  Connection connection() throws SQLException {
    return standby.get().getConnection();
  }

  /** Something was written by way of this instance. */
  void written() {
    writes.incrementAndGet();
  }

  /**
   * A revision that has all that this instance wrote, and what others wrote before the last look.
   * Whoever comes behind a write waits for the look that has it.
   */
  long newest() {
    long written = writes.get();
    if (lookedFor < written) {
      lookAtPrimary(written);
    }
    return known;
  }

  /** It could not be read from; it is asked again at the next look. */
  void away(Exception cause) {
    if (up) {
      up = false;
      LOG.warnf("The standby is away, and the primary serves all: %s", cause.getMessage());
    }
  }

  private void look() {
    lookAtStandby();
    lookAtPrimary(Long.MAX_VALUE);
  }

  private void lookAtStandby() {
    try (Connection connection = connection()) {
      Revisions.newest(connection);
      if (!up) {
        up = true;
        LOG.info("The standby serves reads");
      }
    } catch (SQLException | RuntimeException e) {
      away(e);
      // Connections that were broken off go, and the next look makes one anew.
      standby.get().flush(FlushMode.ALL);
    }
  }

  /**
   * Unless somebody has since so much was written: while it is away, nobody waits for it in turn.
   */
  private synchronized void lookAtPrimary(long written) {
    if (lookedFor >= written) {
      return;
    }
    long before = writes.get();
    try (Connection connection = primary.getConnection()) {
      known = Revisions.newest(connection);
    } catch (SQLException | RuntimeException e) {
      // What it had before is what there is, until it comes back or another takes its place.
      LOG.debugf(e, "The primary is away");
    }
    lookedFor = before;
  }
}
