package org.pamir.shared;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.shared.problem.Outage;

/**
 * Commits small writes that come at the same time together. A writer keeps all others waiting until
 * its commit is on the disk; here those that wait are written by the one whose turn it is, in one
 * transaction, and share its commit. Each still takes a revision of its own, in order, and sees
 * what those before it wrote; readers see all of them or none, and nobody is answered before the
 * commit.
 *
 * <p>Where one of them fails while it is written, nothing of the transaction is kept, and each is
 * written by itself: so none can spoil another. Only a commit that fails, of which nobody knows
 * what came of it, fails for all.
 */
@ApplicationScoped
public class JointWrites {

  /** So many at most: the first of them waits for the last. */
  private static final int MOST = 16;

  private static final long A_WHILE = Duration.ofSeconds(1).toNanos();

  /**
   * Fired before the first of several writes of one transaction: what they change is to be locked
   * now, in one order, so that two transactions never wait for each other.
   *
   * @param projects the identifiers of projects, there or not
   */
  public record WritesBegin(Set<String> projects) {}

  /**
   * Fired after each of several writes of one transaction: what is put off to a transaction's end
   * is due now, in the revision of that write.
   */
  public record WriteEnds() {}

  private static final class Write<T> {
    private final String project;
    private final Supplier<Supplier<T>> check;
    private final CompletableFuture<Boolean> turn = new CompletableFuture<>();
    private Supplier<T> work;
    private T result;
    private RuntimeException failure =
        new IllegalStateException("A write was broken off by what was written with it");

    Write(String project, Supplier<Supplier<T>> check) {
      this.project = project;
      this.check = check;
    }

    /** Whether it may be made; what speaks against it is its caller's, and spoils no other. */
    boolean isAccepted() {
      try {
        work = check.get();
        return true;
      } catch (InvalidRequestException e) {
        failure = e;
      } catch (HttpProblem e) {
        if (e.getStatusCode() >= 500) {
          throw e;
        }
        failure = e;
      }
      return false;
    }

    void run() {
      result = work.get();
      failure = null;
    }

    void runAlone() {
      try {
        RequestTime.check();
        QuarkusTransaction.requiringNew()
            .run(
                () -> {
                  work = check.get();
                  run();
                });
      } catch (RuntimeException e) {
        failure = e;
      }
    }

    T result() {
      if (failure != null) {
        throw failure;
      }
      return result;
    }
  }

  private final Event<WritesBegin> begins;
  private final Event<WriteEnds> ends;
  private final Deque<Write<?>> waiting = new ArrayDeque<>();
  private boolean led;

  JointWrites(Event<WritesBegin> begins, Event<WriteEnds> ends) {
    this.begins = begins;
    this.ends = ends;
  }

  /**
   * Runs a write in a transaction, which is committed when this returns; within a transaction that
   * is there already, at once and as a part of it.
   *
   * @param work takes one revision, locks nothing before it, and can be run again; it may run in
   *     another caller's thread
   */
  public <T> T write(Supplier<T> work) {
    return write(null, () -> work);
  }

  /**
   * The same for a write that locks a project.
   *
   * @param project the identifier of the project, there or not
   * @param check locks the project and nothing else, writes nothing, throws what speaks against the
   *     write, and answers the work. The checks of all that are written together are made before
   *     the first of them is.
   */
  public <T> T write(String project, Supplier<Supplier<T>> check) {
    if (QuarkusTransaction.isActive()) {
      return check.get().get();
    }
    Write<T> own = new Write<>(project, check);
    boolean leads;
    synchronized (waiting) {
      waiting.add(own);
      leads = !led;
      led = true;
    }
    if (leads || own.turn.join()) {
      lead();
    }
    return own.result();
  }

  private void lead() {
    List<Write<?>> all = new ArrayList<>();
    Set<String> projects = new HashSet<>();
    // Whose own time is up has none left for others.
    int most = RequestTime.hasCurrentEnded() ? 1 : MOST;
    synchronized (waiting) {
      while (!waiting.isEmpty() && all.size() < most) {
        String project = waiting.peek().project;
        if (project != null && !projects.add(project)) {
          // It is checked against what is written now.
          break;
        }
        all.add(waiting.poll());
      }
    }
    try {
      together(all, projects);
    } finally {
      all.forEach(write -> write.turn.complete(false));
      synchronized (waiting) {
        led = !waiting.isEmpty();
        if (led) {
          waiting.peek().turn.complete(true);
        }
      }
    }
  }

  private void together(List<Write<?>> all, Set<String> projects) {
    if (all.size() == 1) {
      all.get(0).runAlone();
      return;
    }
    boolean[] written = {false};
    try {
      QuarkusTransaction.requiringNew()
          .run(
              () -> {
                if (!projects.isEmpty()) {
                  begins.fire(new WritesBegin(projects));
                }
                for (Write<?> write : all.stream().filter(Write::isAccepted).toList()) {
                  write.run();
                  ends.fire(new WriteEnds());
                }
                written[0] = true;
              });
    } catch (RuntimeException e) {
      if (written[0]) {
        all.stream().filter(write -> write.failure == null).forEach(write -> write.failure = e);
      } else {
        oneByOne(all);
      }
    }
  }

  /** Once the database has been waited for in vain, it has for all: nobody does so in turn. */
  private static void oneByOne(List<Write<?>> all) {
    long begun = System.nanoTime();
    RuntimeException away = null;
    for (Write<?> write : all) {
      if (away != null) {
        write.failure = away;
        continue;
      }
      write.runAlone();
      if (System.nanoTime() - begun > A_WHILE
          && Outage.of(write.failure).filter(Outage::isOfAll).isPresent()) {
        away = write.failure;
      }
    }
  }
}
