package org.pamir.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;

/** Files between their upload and their end: kept by the database, read as streams. */
@ApplicationScoped
class ImportSpool {
  private final ImportChunks chunks;
  private final ImportSettings settings;

  ImportSpool(ImportChunks chunks, ImportSettings settings) {
    this.chunks = chunks;
    this.settings = settings;
  }

  /** The beginning of a file. */
  record Head(byte[] bytes, boolean whole) {}

  /**
   * Keeps a file.
   *
   * @param check is shown the beginning before anything of it is kept, and throws to refuse it
   * @return its size in bytes
   * @throws IOException where the sender breaks off
   */
  long write(UUID id, InputStream file, Consumer<Head> check) throws IOException {
    byte[] buffer = new byte[ImportChunks.SIZE];
    long total = 0;
    int ordinal = 0;
    int length;
    do {
      length = file.readNBytes(buffer, 0, buffer.length);
      if (ordinal == 0) {
        check.accept(new Head(Arrays.copyOf(buffer, length), length < buffer.length));
      }
      if (length > 0) {
        chunks.write(id, ordinal++, buffer, length, settings.abandoned());
      }
      total += length;
    } while (length == buffer.length);
    return total;
  }

  /** A kept file from its beginning; no transaction is held between two pieces. */
  InputStream read(UUID id) {
    return new InputStream() {
      private byte[] piece = {};
      private int next;
      private int ordinal;

      @Override
      public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        if (length == 0) {
          return 0;
        }
        if (piece != null && next == piece.length) {
          piece = chunks.read(id, ordinal++).orElse(null);
          next = 0;
        }
        if (piece == null) {
          return -1;
        }
        int count = Math.min(length, piece.length - next);
        System.arraycopy(piece, next, target, offset, count);
        next += count;
        return count;
      }
    };
  }
}
