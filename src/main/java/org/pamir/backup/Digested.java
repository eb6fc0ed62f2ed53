package org.pamir.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts what goes through, and takes its SHA-256. */
final class Digested extends FilterOutputStream {
  private final MessageDigest digest = sha256();
  private long bytes;

  Digested(OutputStream out) {
    super(out);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] piece, int from, int length) throws IOException {
    out.write(piece, from, length);
    digest.update(piece, from, length);
    bytes += length;
  }

  /** The stream beneath goes on. */
  @Override
  public void close() throws IOException {
    flush();
  }

  long bytes() {
    return bytes;
  }

  /** Of all so far; once. */
  String sha256Hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
