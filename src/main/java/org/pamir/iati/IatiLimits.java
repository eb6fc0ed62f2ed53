package org.pamir.iati;

/**
 * What a file may cost. Real files are at most 8 deep, with 15 attributes an element, texts of
 * 20,000 characters and activities of 3,000 elements; the defaults leave wide room above that.
 *
 * @param bytes of the whole file, decompressed
 * @param ratio decompressed to compressed, looked at after the first 16 MiB
 * @param activityBytes between the beginnings of two activities, decompressed; bounds memory
 * @param activityElements elements of one activity
 * @param depth of elements
 * @param attributes per element
 * @param attributeLength characters of one attribute
 * @param textLength characters of one text
 */
public record IatiLimits(
    long bytes,
    int ratio,
    long activityBytes,
    int activityElements,
    int depth,
    int attributes,
    int attributeLength,
    int textLength) {

  private static final int MIB = 1 << 20;

  /** Files up to 2 GiB, activities up to 32 MiB. */
  public static final IatiLimits DEFAULT =
      new IatiLimits(2048L * MIB, 400, 32L * MIB, 400_000, 32, 50, MIB, 4 * MIB);

  public IatiLimits {
    if (attributes > 63) {
      throw new IllegalArgumentException(
          "At most 63 attributes an element: the reader has a bit for each");
    }
  }

  /** The same limits for a whole file of at most so many decompressed bytes. */
  public IatiLimits withBytes(long bytes) {
    return new IatiLimits(
        bytes,
        ratio,
        activityBytes,
        activityElements,
        depth,
        attributes,
        attributeLength,
        textLength);
  }

  /** The same limits for activities of at most so many bytes and elements. */
  public IatiLimits withActivity(long activityBytes, int activityElements) {
    return new IatiLimits(
        bytes,
        ratio,
        activityBytes,
        activityElements,
        depth,
        attributes,
        attributeLength,
        textLength);
  }
}
