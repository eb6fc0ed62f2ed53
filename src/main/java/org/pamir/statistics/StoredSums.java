package org.pamir.statistics;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.pamir.shared.Reads;

/**
 * Keeps sums in the database: counting a large register takes longer than a restart should cost.
 */
@ApplicationScoped
class StoredSums {

  private static final Logger LOG = Logger.getLogger(StoredSums.class);

  /**
   * Sums as of a revision.
   *
   * @param question a hash of what they answer
   * @param mostChanges how many changed projects they are brought along by at most
   * @param content as JSON, compressed with gzip
   */
  record Stored(String question, long revision, int mostChanges, byte[] content) {}

  private final Jdbi jdbi;
  private final Reads reads;

  /** Not that of answers, which leaves out what is empty. */
  private final ObjectMapper json = new ObjectMapper();

  StoredSums(Jdbi jdbi, Reads reads) {
    this.jdbi = jdbi;
    this.reads = reads;
  }

  Stored stored(String question, long revision, int mostChanges, FundingSums sums) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      try (GZIPOutputStream compressed = new GZIPOutputStream(bytes)) {
        json.writeValue(compressed, sums.written());
      }
      return new Stored(question, revision, mostChanges, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FundingSums sums(Stored stored) {
    try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(stored.content))) {
      return FundingSums.read(json.readValue(content, FundingSums.Written.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is kept of a question, in the snapshot at hand. */
  Optional<Stored> find(Handle handle, String question) {
    return handle
        .createQuery(
            "select question, revision, most_changes, sums from kept_sum where question = :question")
        .bind("question", question)
        .map(
            (row, context) ->
                new Stored(row.getString(1), row.getLong(2), row.getInt(3), row.getBytes(4)))
        .findOne();
  }

  /** In a transaction of its own. That it fails harms no answer. */
  void keep(Stored stored) {
    try {
      reads.onPrimary(() -> write(stored));
    } catch (JdbiException e) {
      LOG.warnf("Sums could not be kept: %s", e.getMessage());
    }
  }

  private int write(Stored stored) {
    return jdbi.inTransaction(
        handle -> {
          handle
              .createUpdate(
                  """
                    insert into kept_sum as k (question, revision, most_changes, kept_at, sums)
                    values (:question, :revision, :mostChanges, clock_timestamp(), :sums)
                    on conflict (question) do update
                    set revision = excluded.revision, most_changes = excluded.most_changes, kept_at = excluded.kept_at,
                      sums = excluded.sums
                    where k.revision < excluded.revision
                    """)
              .bind("question", stored.question)
              .bind("revision", stored.revision)
              .bind("mostChanges", stored.mostChanges)
              .bind("sums", stored.content)
              .execute();
          // What nobody asked for so long is counted anew faster than it is brought along.
          return handle.execute(
              "delete from kept_sum where kept_at < clock_timestamp() - interval '60 days'");
        });
  }
}
