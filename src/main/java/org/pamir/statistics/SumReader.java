package org.pamir.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.pamir.shared.Past;
import org.pamir.shared.Revisions;

/**
 * Counts what is kept of a question, or brings it along to the newest revision: within a snapshot,
 * by the holder of its lock.
 */
@ApplicationScoped
class SumReader {

  /** No more changed projects than these are looked up, however long a count takes. */
  private static final int MOST_CHANGES = 20_000;

  /** What looking a changed project up takes, as it is and as it was. */
  private static final long CHANGE_NANOS = 1_000_000;

  /** So few are always looked up. */
  private static final int FEW_CHANGES = 50;

  /** What is kept there is renewed when it is so many revisions old. */
  private static final int RENEWED = 1_000;

  /** How long one statement of a count may take; a million projects take a minute or two. */
  private static final int MOST_SECONDS = 3_600;

  private final FundingQueries queries;
  private final StoredSums stored;
  private final Duration longCount;

  SumReader(
      FundingQueries queries,
      StoredSums stored,
      @ConfigProperty(name = "pamir.statistics.stored-after") Duration longCount) {
    this.queries = queries;
    this.stored = stored;
    this.longCount = longCount;
  }

  /** The sums of a question, counted from the rows. */
  FundingSums read(Handle handle, KeptSums.Question question) {
    return read(handle, question, null);
  }

  /**
   * Of a sum that is kept; one of which too much has changed is uncounted from then on.
   *
   * @return what the database is to keep of it from now on
   */
  Optional<StoredSums.Stored> bringAlong(
      Handle handle, KeptSum one, KeptSums.Question question, long revision) {
    if (one.uncounted || one.revision == revision) {
      return Optional.empty();
    }
    List<Long> changed = changed(handle, one.revision, question, one.mostChanges);
    if (changed == null) {
      one.uncounted = true;
      return Optional.empty();
    }
    if (!changed.isEmpty()) {
      // However many have changed, each is looked up.
      handle.execute("set local plan_cache_mode = force_generic_plan");
      FundingSums now = read(handle, question, changed);
      Past.enter(handle, one.revision);
      FundingSums before = read(handle, question, changed);
      Past.leave(handle);
      one.sums.replace(before, now);
    }
    one.revision = revision;
    return one.stored >= 0 && revision - one.stored > RENEWED
        ? Optional.of(store(one, question))
        : Optional.empty();
  }

  /**
   * From what the database keeps of it, else from the rows.
   *
   * @return what the database is to keep of it, where it took long
   */
  Optional<StoredSums.Stored> count(Handle handle, KeptSum one, KeptSums.Question question) {
    return restore(handle, one, question) ? Optional.empty() : countRows(handle, one, question);
  }

  /** Whether the database keeps it of a revision from which it can be brought along. */
  boolean restore(Handle handle, KeptSum one, KeptSums.Question question) {
    if (one.sums != null) {
      return false;
    }
    Optional<StoredSums.Stored> found = stored.find(handle, question.hash());
    if (found.isEmpty()
        || changed(handle, found.get().revision(), question, found.get().mostChanges()) == null) {
      return false;
    }
    one.sums = stored.sums(found.get());
    one.revision = found.get().revision();
    one.mostChanges = found.get().mostChanges();
    one.stored = one.revision;
    return true;
  }

  private Optional<StoredSums.Stored> countRows(
      Handle handle, KeptSum one, KeptSums.Question question) {
    long began = System.nanoTime();
    // Counted once and then kept: giving up half-way would have whoever asks next begin anew. The
    // database says nothing until it is done; whether it is still there is asked beside this.
    beSilentFor(handle, MOST_SECONDS);
    handle.execute("set local statement_timeout = '" + MOST_SECONDS + "s'");
    // Millions of sums by project; beyond it they are put aside on disk, which takes half as long
    // again.
    handle.execute("set local work_mem = '128MB'");
    long revision = Revisions.newest(handle);
    one.sums = read(handle, question, null);
    one.revision = revision;
    one.countedAt = System.nanoTime();
    long lasted = one.countedAt - began;
    one.mostChanges = (int) Math.max(FEW_CHANGES, Math.min(MOST_CHANGES, lasted / CHANGE_NANOS));
    return lasted >= longCount.toNanos() ? Optional.of(store(one, question)) : Optional.empty();
  }

  /** Until the connection is lent again. */
  private static void beSilentFor(Handle handle, int seconds) {
    try {
      handle.getConnection().setNetworkTimeout(Runnable::run, seconds * 1_000);
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  private StoredSums.Stored store(KeptSum one, KeptSums.Question question) {
    one.stored = one.revision;
    return stored.stored(question.hash(), one.revision, one.mostChanges, one.sums);
  }

  private FundingSums read(Handle handle, KeptSums.Question question, Collection<Long> only) {
    return queries.read(
        handle, question.projects(), question.asked(), question.facts(), question.quality(), only);
  }

  /**
   * The projects whose figures changed since a revision; null where all have to be counted anew.
   */
  private static List<Long> changed(
      Handle handle, long since, KeptSums.Question question, int most) {
    if (!question.asked().currency().equals("USD") && ratesChanged(handle, since)) {
      return null;
    }
    List<Long> changed =
        new ArrayList<>(
            handle
                .createQuery(
                    "select distinct project_id from figure_change where revision > :since limit :most")
                .bind("since", since)
                .bind("most", most + 1)
                .mapTo(Long.class)
                .list());
    return changed.size() > most ? null : changed;
  }

  private static boolean ratesChanged(Handle handle, long since) {
    return handle
        .createQuery("select exists (select 1 from exchange_rate where revision > :since)")
        .bind("since", since)
        .mapTo(Boolean.class)
        .one();
  }
}
