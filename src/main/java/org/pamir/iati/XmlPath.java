package org.pamir.iati;

import java.util.Arrays;

/** The elements from the activity down to here, each with its number among siblings of its name. */
final class XmlPath {
  private final Level[] levels;
  private int depth;

  private static final class Level {
    private String name;
    private int ordinal;
    // How often each name occurred among the children; a dozen names at most, so a scan beats a
    // map.
    private String[] names = new String[16];
    private int[] counts = new int[16];
    private int distinct;

    int count(String child) {
      for (int i = distinct - 1; i >= 0; i--) {
        if (names[i].equals(child)) {
          return ++counts[i];
        }
      }
      if (distinct == names.length) {
        names = Arrays.copyOf(names, distinct * 2);
        counts = Arrays.copyOf(counts, distinct * 2);
      }
      names[distinct] = child;
      counts[distinct++] = 1;
      return 1;
    }
  }

  XmlPath(int maxDepth) {
    levels = new Level[maxDepth + 1];
    Arrays.setAll(levels, i -> new Level());
  }

  void begin(String name) {
    depth = 0;
    set(name, 1);
  }

  void enter(String name) {
    int ordinal = levels[depth].count(name);
    depth++;
    set(name, ordinal);
  }

  private void set(String name, int ordinal) {
    Level level = levels[depth];
    level.name = name;
    level.ordinal = ordinal;
    level.distinct = 0;
  }

  void leave() {
    depth--;
  }

  String name() {
    return levels[depth].name;
  }

  int ordinal() {
    return levels[depth].ordinal;
  }

  String parent() {
    return upTo(depth - 1);
  }

  @Override
  public String toString() {
    return upTo(depth);
  }

  private String upTo(int last) {
    StringBuilder path = new StringBuilder(64);
    for (int i = 0; i <= last; i++) {
      path.append(i == 0 ? "" : "/").append(levels[i].name);
      if (levels[i].ordinal > 1) {
        path.append('[').append(levels[i].ordinal).append(']');
      }
    }
    return path.toString();
  }
}
