package org.pamir.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.pamir.shared.AsOf;
import org.pamir.shared.Past;
import org.pamir.shared.Revisions;
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

  /** Beyond this many changed projects, counting anew costs less. */
  private static final int MOST_CHANGES = 20_000;

  /** What is kept there is renewed when it is so many revisions old. */
  private static final int RENEWED = 1_000;

  /** How long one statement of a first count may take; a million projects take a minute or two. */
  private static final int MOST_SECONDS = 600;

  /** What has to be equal for two questions to have the same sums. */
  private record Key(
      Object projects,
      List<Dimension> groupBy,
      Set<Measure> facts,
      boolean imputed,
      String currency) {}

  /** A question and its sums. */
  record Question(Criteria projects, FundingQuery asked, Set<Measure> facts) {
    private Key key() {
      return new Key(projects.key(), asked.groupBy(), facts, asked.imputed(), asked.currency());
    }

    /** Of the question as it is put to the database, values included. */
    private String hash() {
      String text =
          new FundingSql(projects, asked, false).sql() + projects.key() + facts + asked.currency();
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

  private static final class Kept {
    /** Fair: who asks all the time must not keep others waiting. */
    final ReentrantLock lock = new ReentrantLock(true);

    FundingSums sums;
    long revision;

    /** Under which revision the database keeps it; -1 where it does not. */
    long stored = -1;
  }

  private final Jdbi jdbi;
  private final FundingQueries queries;
  private final StoredSums stored;
  private final Duration longCount;
  private final Cache<Key, Kept> kept;

  KeptSums(
      Jdbi jdbi,
      FundingQueries queries,
      StoredSums stored,
      @ConfigProperty(name = "pamir.statistics.kept-sums") long most,
      @ConfigProperty(name = "pamir.statistics.stored-after") Duration longCount) {
    this.jdbi = jdbi;
    this.queries = queries;
    this.stored = stored;
    this.longCount = longCount;
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(most)
            .weigher((Key key, Kept value) -> value.sums == null ? 1 : value.sums.size())
            .build();
  }

  /**
   * Hands over the sums of these questions, as of the newest revision. They are changed by the next
   * who asks, so nothing of them may be held beyond the call.
   */
  <T> T use(List<Question> questions, Use<T> use) {
    if (AsOf.revision().isPresent()) {
      // What is kept is of the present; the past stands still, and its answers are kept whole.
      return jdbi.inTransaction(
          TransactionIsolationLevel.REPEATABLE_READ,
          handle ->
              use.of(
                  handle,
                  Revisions.newest(handle),
                  questions.stream().map(question -> read(handle, question, null)).toList()));
    }
    List<Key> keys = questions.stream().map(Question::key).toList();
    List<Kept> all = keys.stream().map(key -> kept.get(key, unknown -> new Kept())).toList();
    // Whoever asks the same at the same time waits, and finds it answered. In one order, so that
    // two
    // never wait for each other; before the snapshot, which then is not older than what is kept.
    List<Kept> ordered =
        all.stream().distinct().sorted(Comparator.comparingInt(System::identityHashCode)).toList();
    ordered.forEach(one -> one.lock.lock());
    List<StoredSums.Stored> renewed = new ArrayList<>();
    try {
      return jdbi.inTransaction(
          TransactionIsolationLevel.REPEATABLE_READ,
          handle -> {
            long revision = Revisions.newest(handle);
            for (int i = 0; i < all.size(); i++) {
              bringAlong(handle, all.get(i), questions.get(i), revision).ifPresent(renewed::add);
              // Weighs it anew.
              kept.put(keys.get(i), all.get(i));
            }
            return use.of(handle, revision, all.stream().map(one -> one.sums).toList());
          });
    } finally {
      ordered.forEach(one -> one.lock.unlock());
      renewed.forEach(stored::keep);
    }
  }

  /**
   * @return what the database is to keep of it from now on
   */
  private Optional<StoredSums.Stored> bringAlong(
      Handle handle, Kept one, Question question, long revision) {
    if (one.sums != null && one.revision == revision) {
      return Optional.empty();
    }
    if (one.sums == null) {
      stored
          .find(handle, question.hash())
          .ifPresent(
              found -> {
                one.sums = stored.sums(found);
                one.revision = found.revision();
                one.stored = found.revision();
              });
    }
    List<Long> changed = one.sums == null ? null : changed(handle, one.revision, question);
    long began = System.nanoTime();
    if (changed == null) {
      // Counted once and then kept: giving up half-way would have whoever asks next begin anew.
      handle.execute("set local statement_timeout = '" + MOST_SECONDS + "s'");
      // Millions of sums by project; beyond it they are put aside on disk, which takes half as long
      // again.
      handle.execute("set local work_mem = '128MB'");
      one.sums = read(handle, question, null);
    } else if (!changed.isEmpty()) {
      // However many have changed, each is looked up.
      handle.execute("set local plan_cache_mode = force_generic_plan");
      FundingSums now = read(handle, question, changed);
      Past.enter(handle, one.revision);
      FundingSums before = read(handle, question, changed);
      Past.leave(handle);
      one.sums.replace(before, now);
    }
    one.revision = revision;
    boolean tookLong = changed == null && System.nanoTime() - began >= longCount.toNanos();
    if (tookLong || one.stored >= 0 && revision - one.stored > RENEWED) {
      one.stored = revision;
      return Optional.of(stored.stored(question.hash(), revision, one.sums));
    }
    return Optional.empty();
  }

  private FundingSums read(Handle handle, Question question, Collection<Long> only) {
    return queries.read(handle, question.projects(), question.asked(), question.facts(), only);
  }

  /**
   * The projects whose figures changed since a revision; null where all have to be counted anew.
   */
  private static List<Long> changed(Handle handle, long since, Question question) {
    if (!question.asked().currency().equals("USD") && ratesChanged(handle, since)) {
      return null;
    }
    List<Long> changed =
        new ArrayList<>(
            handle
                .createQuery(
                    "select distinct project_id from figure_change where revision > :since limit :most")
                .bind("since", since)
                .bind("most", MOST_CHANGES + 1)
                .mapTo(Long.class)
                .list());
    return changed.size() > MOST_CHANGES ? null : changed;
  }

  private static boolean ratesChanged(Handle handle, long since) {
    return handle
        .createQuery("select exists (select 1 from exchange_rate where revision > :since)")
        .bind("since", since)
        .mapTo(Boolean.class)
        .one();
  }
}
