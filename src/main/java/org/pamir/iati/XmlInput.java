package org.pamir.iati;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of a file as the XML parser sees them: gzip is opened when its magic bytes are there,
 * and the limits on bytes are kept. Counts what came in, for a progress bar, and what came out.
 */
final class XmlInput extends InputStream {
  private static final int BUFFER = 1 << 16;
  private static final long RATIO_FROM = 16L << 20;

  private final IatiLimits limits;
  private final Counted source;
  private final InputStream content;
  private final boolean compressed;
  private final byte[] one = new byte[1];
  private long bytes;
  private long mark;

  XmlInput(InputStream in, IatiLimits limits) throws IOException {
    this.limits = limits;
    source = new Counted(in);
    BufferedInputStream buffered = new BufferedInputStream(source, BUFFER);
    buffered.mark(2);
    int first = buffered.read();
    int second = buffered.read();
    buffered.reset();
    if (first < 0) {
      throw new IatiFormatException(IatiFormatException.Reason.EMPTY, "The file is empty", 0, 0);
    }
    if (first == 'P' && second == 'K') {
      throw new IatiFormatException(
          IatiFormatException.Reason.MALFORMED,
          "A ZIP archive: send the file that is in it, as it is or as gzip",
          0,
          0);
    }
    compressed = first == 0x1f && second == 0x8b;
    content = compressed ? new GZIPInputStream(buffered, BUFFER) : buffered;
  }

  /** Bytes taken from the given stream so far, compressed where it is. */
  long consumed() {
    return source.count;
  }

  /** Says that an activity begins about here, for the limit on its size. */
  void markActivity() {
    mark = bytes;
  }

  @Override
  public int read() throws IOException {
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = content.read(target, offset, length);
    if (read > 0) {
      bytes += read;
      check();
    }
    return read;
  }

  private void check() {
    if (bytes > limits.bytes()) {
      throw limit("The file is larger than " + limits.bytes() + " bytes");
    }
    // What the parser has read ahead belongs to the next activity: one buffer of grace.
    if (bytes - mark > limits.activityBytes() + BUFFER) {
      throw limit("An activity is larger than " + limits.activityBytes() + " bytes");
    }
    if (compressed && bytes > RATIO_FROM && bytes / limits.ratio() > source.count) {
      throw limit("The file grows more than " + limits.ratio() + " times when decompressed");
    }
  }

  private static IatiFormatException limit(String message) {
    return new IatiFormatException(IatiFormatException.Reason.LIMIT, message, 0, 0);
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = in.read(target, offset, length);
      count += Math.max(read, 0);
      return read;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
