package io.aurorafleet.sandbox.rds;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a describe. Things come ordered by key and the marker names the last one shown, so a
 * thing that appears or goes between two pages neither hides nor doubles another.
 */
record Page<T>(List<T> items, @Nullable String marker) {
  static final int USUAL = 100;

  static <T> Page<T> of(
      List<T> all, Function<T, String> key, @Nullable Integer max, @Nullable String marker) {
    return of(all, key, max, marker, USUAL);
  }

  static <T> Page<T> of(
      List<T> all,
      Function<T, String> key,
      @Nullable Integer max,
      @Nullable String marker,
      int highest) {
    int size = size(max, highest);
    String after = marker == null || marker.isEmpty() ? "" : decode(marker);
    List<T> rest =
        all.stream()
            .filter(item -> key.apply(item).compareTo(after) > 0)
            .sorted(Comparator.comparing(key))
            .limit(size + 1L)
            .toList();
    if (rest.size() <= size) {
      return new Page<>(rest, null);
    }
    List<T> page = rest.subList(0, size);
    return new Page<>(page, encode(key.apply(page.get(size - 1))));
  }

  private static int size(@Nullable Integer max, int highest) {
    if (max == null) {
      return USUAL;
    }
    if (max < 20 || max > highest) {
      throw Fault.VALUE.with(
          "Invalid value " + max + " for MaxRecords. Must be between 20 and " + highest);
    }
    return max;
  }

  private static String encode(String key) {
    return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String marker) {
    try {
      return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notOurs) {
      throw Fault.VALUE.with("The marker provided is invalid: " + marker);
    }
  }
}
