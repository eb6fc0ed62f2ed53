package org.pamir.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read, and reads no more than a limit. */
final class CountedInput extends FilterInputStream {
  private final long limit;
  private long count;

  CountedInput(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    add(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = in.read(target, offset, length);
    add(Math.max(read, 0));
    return read;
  }

  private void add(int read) {
    count += read;
    if (count > limit) {
      throw new UnreadableSheetException(
          "It is larger than " + (limit >> 20) + " MB; split it between two projects");
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
