package org.pamir.iati;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.pamir.shared.Caller;

/**
 * One file on its way into the register: gathers activities and sends them on in batches. While one
 * batch is being written the next one is read, and no more than that.
 */
final class ImportRun {
  private static final Logger LOG = Logger.getLogger(ImportRun.class);
  private static final int ACTIVITIES = 100;
  private static final int WEIGHT = 4_000_000;

  private final UUID id;
  private final boolean dryRun;
  private final Caller caller;
  private final ImportBatch batches;
  private final ImportRepository imports;
  private final IatiReader reader;
  private final Executor writer;
  private List<Item> pending = new ArrayList<>();
  private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
  private final Map<String, Instant> seen = new HashMap<>();
  private int weight;

  /**
   * An activity on its way.
   *
   * @param rejected why it is not taken although it could be, or null
   */
  private record Item(MappedActivity activity, Finding rejected) {
    boolean isTaken() {
      return activity.report() != null && rejected == null;
    }
  }

  ImportRun(
      UUID id,
      boolean dryRun,
      Caller caller,
      ImportBatch batches,
      ImportRepository imports,
      IatiReader reader,
      Executor writer) {
    this.id = id;
    this.dryRun = dryRun;
    this.caller = caller;
    this.batches = batches;
    this.imports = imports;
    this.reader = reader;
    this.writer = writer;
  }

  /**
   * Takes in the whole file. Where it breaks, all whole activities before that place are taken.
   *
   * @throws IatiFormatException where it breaks
   * @throws java.io.UncheckedIOException where the sender breaks off
   */
  void run() {
    try {
      for (Optional<IatiActivity> next = reader.next(); next.isPresent(); next = reader.next()) {
        take(IatiMapping.map(next.get()));
      }
    } finally {
      flush();
      await();
      List<Finding> outside = reader.fileFindings();
      if (!outside.isEmpty()) {
        imports.add(
            id, new ImportRepository.Step(0, 0, 0, 0, 0, 0, outside), reader.bytesConsumed());
      }
    }
  }

  private void take(MappedActivity activity) {
    if (activity.report() == null) {
      add(new Item(activity, null));
      return;
    }
    if (seen.containsKey(activity.identifier())) {
      // Which of two comes first must not matter, or the same file would change the register
      // each time it is sent: the newer one is taken, and the first of those that are equal.
      Instant taken = seen.get(activity.identifier());
      boolean newer =
          activity.updated() != null && (taken == null || activity.updated().isAfter(taken));
      Finding repeated =
          activity.finding(
              Rule.IDENTIFIER_REPEATED,
              "The file has this identifier before",
              newer ? "taken as newer" : "the activity is rejected");
      if (!newer) {
        add(new Item(activity, repeated));
        return;
      }
      flush();
      activity.findings().add(repeated);
    }
    seen.put(activity.identifier(), activity.updated());
    add(new Item(activity, null));
  }

  private void add(Item item) {
    pending.add(item);
    weight += item.activity().weight();
    if (pending.size() == ACTIVITIES || weight > WEIGHT) {
      flush();
    }
  }

  private void flush() {
    await();
    if (!pending.isEmpty()) {
      List<Item> batch = pending;
      long bytes = reader.bytesConsumed();
      pending = new ArrayList<>();
      weight = 0;
      writing = CompletableFuture.runAsync(() -> write(batch, bytes), writer);
    }
  }

  private void await() {
    try {
      writing.join();
    } catch (CompletionException e) {
      writing = CompletableFuture.completedFuture(null);
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void write(List<Item> batch, long bytes) {
    List<MappedActivity> taken = batch.stream().filter(Item::isTaken).map(Item::activity).toList();
    if (!taken.isEmpty() && (taken.size() == 1 || !store(taken, bytes))) {
      for (MappedActivity activity : taken) {
        if (!store(List.of(activity), bytes)) {
          reject(
              activity,
              activity.finding(
                  Rule.NOT_STORABLE,
                  "The database cannot hold this activity",
                  "the activity is rejected"),
              bytes);
        }
      }
    }
    for (Item item : batch) {
      if (!item.isTaken()) {
        reject(item.activity(), item.rejected(), bytes);
      }
    }
  }

  /**
   * Whether the database took it; one activity that it cannot hold must not cost its neighbours.
   */
  private boolean store(List<MappedActivity> batch, long bytes) {
    try {
      batches.write(id, batch, dryRun, bytes, caller);
      return true;
    } catch (RuntimeException e) {
      LOG.warnf(e, "Import %s: a batch of %d activities was refused", id, batch.size());
      return false;
    }
  }

  private void reject(MappedActivity activity, Finding why, long bytes) {
    List<Finding> findings = new ArrayList<>(activity.findings());
    if (why != null) {
      findings.add(why);
    }
    imports.add(
        id, new ImportRepository.Step(0, 0, 0, 1, 0, activity.transactions(), findings), bytes);
  }
}
