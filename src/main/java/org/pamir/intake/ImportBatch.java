package org.pamir.intake;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes some items in one transaction: what they change, what they count, what was found. */
@ApplicationScoped
class ImportBatch {
  private final ImportOwnership ownership;
  private final ImportItems items;
  private final ImportSteps steps;

  ImportBatch(ImportOwnership ownership, ImportItems items, ImportSteps steps) {
    this.ownership = ownership;
    this.items = items;
    this.steps = steps;
  }

  /**
   * @param done activities of the import before these
   * @param batch no identifier twice
   * @param bytes of the file that are read
   * @throws ClaimLostException where another worker has gone on with the import
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  @TransactionConfiguration(timeout = 600)
  <I extends ImportItem> void write(
      ImportFormat<I> format, ImportClaim claim, int done, List<I> batch, long bytes) {
    List<I> usable = batch.stream().filter(ImportItem::isUsable).toList();
    Set<String> foreign =
        format.asksForItself() ? Set.of() : ownership.foreign(usable, claim.order().caller());
    usable = usable.stream().filter(item -> !foreign.contains(item.identifier())).toList();
    Map<String, Optional<Instant>> seen =
        items.seen(claim.id(), usable.stream().map(ImportItem::identifier).toList());
    // Which of two comes first must not matter, or the same file would change the register each
    // time it is sent: the newer one is taken, and the first of those that are equal.
    Map<String, Finding> repeated = new HashMap<>();
    List<I> taken = new ArrayList<>();
    for (I item : usable) {
      Optional<Instant> before = seen.get(item.identifier());
      boolean newer = before == null || isNewer(item.updated(), before.orElse(null));
      if (newer) {
        taken.add(item);
      }
      if (before != null) {
        repeated.put(
            item.identifier(),
            item.finding(
                IntakeRule.IDENTIFIER_REPEATED,
                "The file has this identifier before",
                newer ? "taken as newer" : "the activity is rejected"));
      }
    }
    ImportFormat.Outcome outcome =
        taken.isEmpty()
            ? new ImportFormat.Outcome(0, 0, 0, 0, Map.of())
            : format.write(taken, claim.order());
    items.add(claim.id(), taken);
    List<Finding> findings = new ArrayList<>();
    for (I item : batch) {
      findings.addAll(item.findings());
      if (item.isUsable() && foreign.contains(item.identifier())) {
        findings.add(
            item.finding(
                IntakeRule.NOT_YOURS,
                "The project is not your organisation's to report",
                "the activity is rejected"));
      } else if (item.isUsable()) {
        findings.addAll(outcome.findings().getOrDefault(item.identifier(), List.of()));
        Optional.ofNullable(repeated.get(item.identifier())).ifPresent(findings::add);
      }
    }
    steps.add(claim, done, step(batch, taken.size(), outcome, findings), bytes);
  }

  /** Counts an item as rejected that the database cannot hold. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void reject(ImportClaim claim, int done, ImportItem item, long bytes) {
    List<Finding> findings = new ArrayList<>(item.findings());
    findings.add(
        item.finding(
            IntakeRule.NOT_STORABLE,
            "The database cannot hold this activity",
            "the activity is rejected"));
    ImportFormat.Outcome nothing = new ImportFormat.Outcome(0, 0, 0, 0, Map.of());
    steps.add(claim, done, step(List.of(item), 0, nothing, findings), bytes);
  }

  private static ImportStep step(
      List<? extends ImportItem> batch,
      int taken,
      ImportFormat.Outcome outcome,
      List<Finding> findings) {
    int transactions = batch.stream().mapToInt(ImportItem::transactions).sum();
    return new ImportStep(
        outcome.created(),
        outcome.updated(),
        taken - outcome.created() - outcome.updated() - outcome.rejected(),
        batch.size() - taken + outcome.rejected(),
        outcome.transactions(),
        transactions - outcome.transactions(),
        0,
        0,
        findings);
  }

  private static boolean isNewer(Instant updated, Instant before) {
    return updated != null && (before == null || updated.isAfter(before));
  }
}
