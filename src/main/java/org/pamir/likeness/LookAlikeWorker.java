package org.pamir.likeness;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.pamir.likeness.LookAlikeQueue.Due;

/**
 * Looks for look-alikes of what changed. A write leaves no more than a note; the work is done here,
 * by one instance at a time, each thing by what its own index finds near it.
 */
@ApplicationScoped
class LookAlikeWorker {

  private static final Logger LOG = Logger.getLogger(LookAlikeWorker.class);

  private final LookAlikeQueue queue;
  private final OrganisationLikenessQueries organisations;
  private final ProjectLikenessQueries projects;
  private final LookAlikeSettings settings;
  private final ScheduledExecutorService executor;
  private final Jdbi jdbi;
  private ScheduledFuture<?> ticking;
  private volatile boolean stopping;

  LookAlikeWorker(
      LookAlikeQueue queue,
      OrganisationLikenessQueries organisations,
      ProjectLikenessQueries projects,
      LookAlikeSettings settings,
      ScheduledExecutorService executor,
      Jdbi jdbi) {
    this.queue = queue;
    this.organisations = organisations;
    this.projects = projects;
    this.settings = settings;
    this.executor = executor;
    this.jdbi = jdbi;
  }

  void start(@Observes @Priority(210) StartupEvent start) {
    if (settings.batch() > 0) {
      long pause = settings.every().toMillis();
      ticking = executor.scheduleWithFixedDelay(this::tick, pause, pause, TimeUnit.MILLISECONDS);
    }
  }

  void stop(@Observes ShutdownEvent end) {
    stopping = true;
    if (ticking != null) {
      ticking.cancel(false);
    }
  }

  private void tick() {
    try {
      if (!stopping) {
        work();
      }
    } catch (RuntimeException e) {
      // The database may be away, or what was looked at is gone: the next go finds what is there
      // then.
      LOG.debugf(e, "Look-alikes could not be looked for");
    }
  }

  /**
   * One go; returns how many were looked at. Each in a transaction of its own: whoever changes it
   * meanwhile waits for the end of that one, with all other writers behind, and never for a second.
   */
  int work() {
    List<Due> due = jdbi.withHandle(handle -> queue.next(handle, settings.batch()));
    int looked = 0;
    for (Due one : due) {
      if (stopping) {
        break;
      }
      try {
        if (!jdbi.inTransaction(handle -> look(handle, one))) {
          break;
        }
        looked++;
      } catch (JdbiException e) {
        LOG.debugf(e, "Look-alikes of %s %d could not be looked for", one.kind(), one.id());
        jdbi.useHandle(handle -> queue.postpone(handle, one));
      }
    }
    return looked;
  }

  /** Whether it was for this instance to look. */
  private boolean look(Handle handle, Due one) {
    if (!queue.isMine(handle)) {
      return false;
    }
    handle.execute("set local pg_trgm.similarity_threshold = 0.6");
    if (one.kind().equals("organisation")) {
      organisations.look(handle, one.id());
    } else {
      projects.look(handle, one.id());
    }
    queue.done(handle, one);
    return true;
  }
}
