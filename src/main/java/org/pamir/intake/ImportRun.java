package org.pamir.intake;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * One file on its way into the register: gathers items and sends them on in batches. While one
 * batch is being written the next one is read, and no more than that.
 */
final class ImportRun<I extends ImportItem> {
  private static final Logger LOG = Logger.getLogger(ImportRun.class);
  private static final int ITEMS = 100;
  private static final int WEIGHT = 4_000_000;
  private static final int TRIES = 5;

  private final ImportClaim claim;
  private final ImportFormat<I> format;
  private final ImportSource<I> source;
  private final ImportBatch batches;
  private final Executor writer;
  private final ImportSignal signal;
  private List<I> pending = new ArrayList<>();
  private final Set<String> identifiers = new HashSet<>();
  private int weight;
  private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
  // Written by the writer, read by this thread once it has waited for it.
  private int done;

  ImportRun(
      ImportClaim claim,
      ImportFormat<I> format,
      ImportSource<I> source,
      ImportBatch batches,
      Executor writer,
      ImportSignal signal) {
    this.claim = claim;
    this.format = format;
    this.source = source;
    this.batches = batches;
    this.writer = writer;
    this.signal = signal;
    done = claim.done();
  }

  /**
   * Takes in what is left of the file, or as much as there is time for. Where it breaks, all whole
   * items before that place are taken.
   *
   * @throws UnreadableFileException where it breaks
   * @throws ClaimLostException where another worker goes on with it
   */
  void run() {
    source.skip(claim.done());
    try {
      while (!signal.isSet()) {
        Optional<I> next = source.next();
        if (next.isEmpty()) {
          break;
        }
        add(next.get());
      }
    } finally {
      flush();
      await();
    }
  }

  /** Activities of the file that are done, those of earlier workers among them. */
  int done() {
    return done;
  }

  private void add(I item) {
    // No identifier twice in a batch: the second is judged by the first, which must be there.
    if (item.identifier() != null && !identifiers.add(item.identifier())) {
      flush();
      identifiers.add(item.identifier());
    }
    pending.add(item);
    weight += item.weight();
    if (pending.size() == ITEMS || weight > WEIGHT) {
      flush();
    }
  }

  private void flush() {
    await();
    if (!pending.isEmpty()) {
      List<I> batch = pending;
      long bytes = source.bytesConsumed();
      pending = new ArrayList<>();
      identifiers.clear();
      weight = 0;
      writing = CompletableFuture.runAsync(() -> write(batch, bytes), writer);
    }
  }

  private void await() {
    try {
      writing.join();
    } catch (CompletionException e) {
      writing = CompletableFuture.completedFuture(null);
      pending = new ArrayList<>();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void write(List<I> batch, long bytes) {
    if (batch.size() > 1 && store(batch, bytes)) {
      return;
    }
    // One item that the database cannot hold must not cost its neighbours.
    for (I item : batch) {
      if (!store(List.of(item), bytes)) {
        batches.reject(claim, done, item, bytes);
        done++;
      }
    }
  }

  /**
   * Whether the database took them.
   *
   * @throws RuntimeException where it cannot be asked at present, which says nothing of the items
   */
  private boolean store(List<I> items, long bytes) {
    for (int attempt = 1; ; attempt++) {
      try {
        batches.write(format, claim, done, items, bytes);
        done += items.size();
        return true;
      } catch (ClaimLostException e) {
        throw e;
      } catch (RuntimeException e) {
        String state = sqlState(e);
        if (state.startsWith("40") && attempt < TRIES) {
          LOG.debugf("Import %s: a batch met another writer, and is tried again", claim.id());
        } else if (isFaultOfData(state)) {
          LOG.warnf(e, "Import %s: a batch of %d items was refused", claim.id(), items.size());
          return false;
        } else {
          throw e;
        }
      }
    }
  }

  /** Whether the same would be refused again: a value, a constraint, a limit, or our own fault. */
  private static boolean isFaultOfData(String state) {
    return state.isEmpty()
        || state.startsWith("22")
        || state.startsWith("23")
        || state.startsWith("54");
  }

  /** The SQLSTATE of the first refusal beneath, or empty where the database had no part in it. */
  private static String sqlState(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e) {
        return e.getSQLState() == null ? "08000" : e.getSQLState();
      }
    }
    return "";
  }
}
