package io.aurorafleet.lab.oracle;

import java.util.Arrays;
import java.util.List;

/** Pairs of majors as a case's header writes them: {@code 13-15 to 16-18}, {@code any}, none. */
record Majors(List<Pair> pairs) {
  private static final String NONE = "none";
  private static final int ANY = 1000;

  /** Ranges of sources and targets, bounds included. */
  private record Pair(int firstSource, int lastSource, int firstTarget, int lastTarget) {
    boolean has(int source, int target) {
      return source >= firstSource
          && source <= lastSource
          && target >= firstTarget
          && target <= lastTarget;
    }
  }

  static Majors of(String text) {
    if (text.isBlank() || text.strip().equals(NONE)) {
      return new Majors(List.of());
    }
    return new Majors(
        Arrays.stream(text.split(",", -1)).map(String::strip).map(Majors::pair).toList());
  }

  private static Pair pair(String text) {
    String[] sides = text.split("\\s+to\\s+", -1);
    int[] source = range(sides[0]);
    int[] target = sides.length > 1 ? range(sides[1]) : new int[] {0, ANY};
    return new Pair(source[0], source[1], target[0], target[1]);
  }

  private static int[] range(String text) {
    if (text.equals("any")) {
      return new int[] {0, ANY};
    }
    String[] ends = text.split("-", -1);
    return new int[] {Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])};
  }

  boolean has(int source, int target) {
    return pairs.stream().anyMatch(pair -> pair.has(source, target));
  }

  /** Whether a pair begins with this source. */
  boolean hasSource(int source) {
    return pairs.stream().anyMatch(p -> source >= p.firstSource() && source <= p.lastSource());
  }
}
