package org.pamir.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jdbi.v3.core.Jdbi;

/** The pieces of files that wait in the database, each written in a transaction of its own. */
@ApplicationScoped
class ImportChunks {
  /** Bytes of a piece but the last; what an upload and a run hold of their file at a time. */
  static final int SIZE = 1 << 20;

  private final Jdbi jdbi;

  ImportChunks(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Writes a piece, and gives its upload another while to bring the next one. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void write(UUID id, int ordinal, byte[] bytes, int length, Duration still) {
    byte[] small = deflate(bytes, length);
    byte[] content = small != null ? small : Arrays.copyOf(bytes, length);
    jdbi.useHandle(
        handle -> {
          handle
              .createUpdate(
                  """
                  insert into import_chunk (import_id, ordinal, deflated, size, content)
                  values (:id, :ordinal, :deflated, :size, :content)
                  """)
              .bind("id", id)
              .bind("ordinal", ordinal)
              .bind("deflated", small != null)
              .bind("size", length)
              .bind("content", content)
              .execute();
          handle
              .createUpdate(
                  "update import set lease_until = clock_timestamp() + :still * interval '1 second' where id = :id")
              .bind("id", id)
              .bind("still", still.toMillis() / 1e3)
              .execute();
        });
  }

  /** The piece, or empty behind the last one. */
  Optional<byte[]> read(UUID id, int ordinal) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select deflated, size, content from import_chunk
                    where import_id = :id and ordinal = :ordinal
                    """)
                .bind("id", id)
                .bind("ordinal", ordinal)
                .map(
                    (row, context) ->
                        row.getBoolean("deflated")
                            ? inflate(row.getBytes("content"), row.getInt("size"))
                            : row.getBytes("content"))
                .findOne());
  }

  /** The bytes deflated, or null where that does not pay. */
  private static byte[] deflate(byte[] bytes, int length) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(bytes, 0, length);
      deflater.finish();
      byte[] target = new byte[length * 3 / 4];
      int size = deflater.deflate(target);
      return deflater.finished() ? Arrays.copyOf(target, size) : null;
    } finally {
      deflater.end();
    }
  }

  private static byte[] inflate(byte[] content, int size) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(content);
      byte[] bytes = new byte[size];
      if (inflater.inflate(bytes) != size) {
        throw new IllegalStateException("A piece of an import is not whole");
      }
      return bytes;
    } catch (DataFormatException e) {
      throw new IllegalStateException("A piece of an import is damaged", e);
    } finally {
      inflater.end();
    }
  }
}
