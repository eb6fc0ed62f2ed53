package org.pamir.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.pamir.shared.AsOf;
import org.pamir.shared.Past;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Totals;

/**
 * Counts the rows of a list once, and then only those of projects that were written since: a page
 * of a long list costs what a page of a short one does. As with {@link KeptSums}, what the written
 * projects brought as of the kept revision is taken back, and what they bring now is added.
 */
@ApplicationScoped
class KeptTotals implements Totals {

  /** Beyond this many written projects, counting anew costs less. */
  private static final int MOST_CHANGES = 2_000;

  /** In bytes: callers choose how long their questions are. */
  private static final int MOST = 8 << 20;

  private static final int ENTRY_BYTES = 300;

  private record Question(String from, Criteria.Key criteria) {
    int bytes() {
      return ENTRY_BYTES + criteria.length();
    }
  }

  private final Cache<Question, Total> kept =
      Caffeine.newBuilder()
          .maximumWeight(MOST)
          .<Question, Total>weigher((question, total) -> question.bytes())
          .build();

  @Override
  public Optional<Total> known(String from, Criteria criteria) {
    return keeps(from)
        ? Optional.ofNullable(kept.getIfPresent(new Question(from, criteria.key())))
        : Optional.empty();
  }

  /** The past stands still and is rarely asked twice; other lists are short. */
  private static boolean keeps(String from) {
    return AsOf.revision().isEmpty() && (" " + from + " ").contains(" project p ");
  }

  @Override
  public long count(Handle handle, String from, Criteria criteria, long revision) {
    if (!keeps(from)) {
      return count(handle, from, criteria);
    }
    Question question = new Question(from, criteria.key());
    Total known = kept.getIfPresent(question);
    if (known != null && known.revision() == revision) {
      return known.rows();
    }
    long total = total(handle, from, criteria, revision, known);
    kept.asMap()
        .merge(
            question,
            new Total(total, revision),
            (one, other) -> one.revision() > other.revision() ? one : other);
    return total;
  }

  private static long total(
      Handle handle, String from, Criteria criteria, long revision, Total known) {
    // A snapshot that is older than what is kept is counted by itself.
    if (known == null || known.revision() > revision) {
      return count(handle, from, criteria);
    }
    List<Long> written =
        handle
            .createQuery(
                "select distinct project_id from figure_change where revision > :since limit :most")
            .bind("since", known.revision())
            .bind("most", MOST_CHANGES + 1)
            .mapTo(Long.class)
            .list();
    if (written.isEmpty()) {
      return known.rows();
    }
    if (written.size() > MOST_CHANGES) {
      return count(handle, from, criteria);
    }
    Criteria some = criteria.among(written.toArray(Long[]::new));
    long now = count(handle, from, some);
    Past.enter(handle, known.revision());
    long before = count(handle, from, some);
    Past.leave(handle);
    return known.rows() + now - before;
  }

  private static long count(Handle handle, String from, Criteria criteria) {
    return criteria
        .bindTo(handle.createQuery("select count(*) from " + from + " where " + criteria.where()))
        .mapTo(Long.class)
        .one();
  }
}
