package org.pamir.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.pamir.shared.AsOf;
import org.pamir.shared.Reads;
import org.pamir.shared.Revisions;
import org.pamir.shared.Snapshot;
import org.pamir.shared.paging.Criteria;

/**
 * Sums that were asked for once, kept and brought along. All their parts are sums over projects, so
 * a question that is asked again costs what has changed in between and not the register: of the
 * projects whose figures a later revision changed, what they brought as of the kept revision is
 * taken back, and what they bring now is added. Writers do nothing for it but note those projects.
 *
 * <p>The sums are exact, so that what is brought along equals what would be counted anew to the
 * last digit.
 */
@ApplicationScoped
class KeptSums {

  /** What a sum takes, more or less. */
  private static final int SUM_BYTES = 500;

  /** What has to be equal for two questions to have the same sums. */
  private record Key(
      Criteria.Key projects,
      List<Dimension> groupBy,
      Set<Measure> facts,
      boolean imputed,
      String currency,
      boolean quality) {

    /** Of the memory that it takes, as a number of sums. */
    int size() {
      return 1 + projects.length() / SUM_BYTES;
    }
  }

  /**
   * A question and its sums.
   *
   * @param quality whether flows and what is overdrawn are asked beside the sums
   */
  record Question(Criteria projects, FundingQuery asked, Set<Measure> facts, boolean quality) {
    Key key() {
      return new Key(
          projects.key(), asked.groupBy(), facts, asked.imputed(), asked.currency(), quality);
    }

    /** Of the question as it is put to the database, values included. */
    String hash() {
      String text =
          new FundingSql(projects, asked, false, quality).sql()
              + projects.key()
              + facts
              + asked.currency();
      try {
        return HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** What is done with sums, all of one snapshot. */
  interface Use<T> {
    T of(Handle handle, long revision, List<FundingSums> sums);
  }

  private final Jdbi jdbi;
  private final SumReader reader;
  private final StoredSums stored;
  private final Reads reads;
  private final Counts counts;
  private final Cache<Key, KeptSum> kept;

  KeptSums(
      Jdbi jdbi,
      SumReader reader,
      StoredSums stored,
      Reads reads,
      Counts counts,
      @ConfigProperty(name = "pamir.statistics.kept-sums") long most) {
    this.jdbi = jdbi;
    this.reader = reader;
    this.stored = stored;
    this.reads = reads;
    this.counts = counts;
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(most)
            .weigher(
                (Key key, KeptSum value) ->
                    key.size() + (value.sums == null ? 0 : value.sums.size()))
            .build();
  }

  /**
   * Hands over the sums of these questions, as of the newest revision. They are changed by the next
   * who asks, so nothing of them may be held beyond the call.
   */
  <T> T use(List<Question> questions, Use<T> use) {
    if (AsOf.revision().isPresent()) {
      // What is kept is of the present; the past stands still, and its answers are kept whole.
      return Snapshot.read(
          jdbi,
          handle ->
              use.of(
                  handle,
                  Revisions.newest(handle),
                  questions.stream().map(question -> reader.read(handle, question)).toList()));
    }
    long until = counts.patienceEnds();
    List<KeptSum> all = questions.stream().map(this::kept).toList();
    Optional<T> answer = Optional.empty();
    while (answer.isEmpty()) {
      counts.await(countsOf(all, questions), until);
      answer = together(all, questions, use, until);
    }
    return answer.get();
  }

  /**
   * Has sums ready for who will ask. What has to be counted is, once nobody else waits for a count.
   *
   * @param anew how long ago it has to have been counted to be counted anew
   */
  void refresh(Question question, Duration anew) throws InterruptedException {
    KeptSum one = kept(question);
    long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    if (!one.uncounted) {
      together(List.of(one), List.of(question), (handle, revision, sums) -> true, until);
    }
    boolean due = one.countedAt == 0 || System.nanoTime() - one.countedAt > anew.toNanos();
    if (one.uncounted && due) {
      while (!counts.idle()) {
        Thread.sleep(100);
      }
      countsOf(List.of(one), List.of(question)).forEach(CompletableFuture::join);
    }
  }

  private KeptSum kept(Question question) {
    return kept.get(question.key(), unknown -> new KeptSum());
  }

  /** The counts that these questions need first: nothing where all can be brought along. */
  private List<CompletableFuture<Void>> countsOf(List<KeptSum> all, List<Question> questions) {
    List<CompletableFuture<Void>> result = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      KeptSum one = all.get(i);
      Question question = questions.get(i);
      if (one.uncounted && !isRestored(one, question)) {
        result.add(one.count(() -> counts.begin(() -> count(one, question))));
      }
    }
    return result;
  }

  /** What the database keeps is there at once, and need not stand in line behind counts. */
  private boolean isRestored(KeptSum one, Question question) {
    if (!one.lock.tryLock()) {
      return false;
    }
    try {
      if (one.uncounted && Snapshot.read(jdbi, handle -> reader.restore(handle, one, question))) {
        one.uncounted = false;
        weigh(question, one);
      }
      return !one.uncounted;
    } finally {
      one.lock.unlock();
    }
  }

  /**
   * Brings all along and uses them.
   *
   * @return empty where some have to be counted first
   */
  private <T> Optional<T> together(
      List<KeptSum> all, List<Question> questions, Use<T> use, long until) {
    // Whoever asks the same at the same time waits, and finds it answered. In one order, so that
    // two never wait for each other; before the snapshot, which then is not older than what is
    // kept.
    List<KeptSum> ordered =
        all.stream().distinct().sorted(Comparator.comparingInt(System::identityHashCode)).toList();
    List<StoredSums.Stored> renewed = new ArrayList<>();
    List<KeptSum> held = new ArrayList<>();
    try {
      for (KeptSum one : ordered) {
        counts.await(one.lock, until);
        held.add(one);
      }
      // So that the snapshot is no older on a standby either.
      reads.atLeast(ordered.stream().mapToLong(one -> one.revision).max().orElse(0));
      return Snapshot.read(
          jdbi,
          handle -> {
            long revision = Revisions.newest(handle);
            for (int i = 0; i < all.size(); i++) {
              reader
                  .bringAlong(handle, all.get(i), questions.get(i), revision)
                  .ifPresent(renewed::add);
              weigh(questions.get(i), all.get(i));
            }
            return all.stream().anyMatch(one -> one.uncounted)
                ? Optional.empty()
                : Optional.of(use.of(handle, revision, all.stream().map(one -> one.sums).toList()));
          });
    } finally {
      held.forEach(one -> one.lock.unlock());
      renewed.forEach(stored::keep);
    }
  }

  /** Where nobody has done so meanwhile. */
  private void count(KeptSum one, Question question) {
    Optional<StoredSums.Stored> counted = Optional.empty();
    one.lock.lock();
    try {
      if (one.uncounted) {
        counted =
            reads.apart(() -> Snapshot.read(jdbi, handle -> reader.count(handle, one, question)));
        one.uncounted = false;
        weigh(question, one);
      }
    } finally {
      one.lock.unlock();
    }
    counted.ifPresent(stored::keep);
  }

  private void weigh(Question question, KeptSum one) {
    kept.put(question.key(), one);
  }
}
