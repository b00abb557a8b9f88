package io.aurorafleet.sandbox.store;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * One page of ListObjectsV2: keys below a prefix, those that share the part up to the next
 * delimiter rolled up into one common prefix. Both count towards the page.
 *
 * @param last where the next page begins after; null when there is none
 */
record Listing(List<StoredObject> objects, List<String> prefixes, @Nullable String last) {
  static Listing of(
      NavigableMap<String, StoredObject> all,
      String prefix,
      String delimiter,
      @Nullable String after,
      int most) {
    List<StoredObject> objects = new ArrayList<>();
    List<String> prefixes = new ArrayList<>();
    String last = after;
    String first = after == null || after.compareTo(prefix) < 0 ? prefix : after;
    for (StoredObject object : all.tailMap(first, !first.equals(after)).values()) {
      String key = object.key();
      if (!key.startsWith(prefix)) {
        break;
      }
      String common = commonPrefix(key, prefix, delimiter);
      if (common != null && last != null && last.startsWith(common)) {
        continue; // rolled up already, here or on the page before
      }
      if (objects.size() + prefixes.size() == most) {
        return new Listing(objects, prefixes, last);
      }
      if (common == null) {
        objects.add(object);
        last = key;
      } else {
        prefixes.add(common);
        last = common;
      }
    }
    return new Listing(objects, prefixes, null);
  }

  private static @Nullable String commonPrefix(String key, String prefix, String delimiter) {
    int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
    return end < 0 ? null : key.substring(0, end + delimiter.length());
  }
}
