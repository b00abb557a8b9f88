package io.aurorafleet.sandbox.wire;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * A form's collections: items numbered from 1, below a name that differs by client ({@code
 * Tags.Tag.1}, {@code Tags.member.1}) or absent where the list is flattened.
 */
final class FormShape implements Shape {
  @Override
  public Collection<?> items(Object written, ListTrait trait) throws MalformedInput {
    return numbered(written);
  }

  @Override
  public Map<String, ?> entries(Object written, MapTrait trait) throws MalformedInput {
    Map<String, Object> entries = new LinkedHashMap<>();
    for (Object entry : numbered(written)) {
      Object key = entry instanceof Map<?, ?> pair ? pair.get(trait.keyLocationName()) : null;
      if (key == null) {
        throw new MalformedInput("A map entry lacks its " + trait.keyLocationName());
      }
      Object value = ((Map<?, ?>) entry).get(trait.valueLocationName());
      entries.put(key.toString(), value == null ? "" : value);
    }
    return entries;
  }

  private static Collection<?> numbered(Object written) throws MalformedInput {
    if (!(written instanceof Map<?, ?> tree) || tree.isEmpty()) {
      return List.of(); // "Tags=" says an empty list
    }
    Map<?, ?> items = tree;
    if (!isNumber(tree.keySet().iterator().next())
        && tree.values().iterator().next() instanceof Map<?, ?> below) {
      items = below;
    }
    TreeMap<Integer, Object> byNumber = new TreeMap<>();
    for (Map.Entry<?, ?> item : items.entrySet()) {
      if (!isNumber(item.getKey())) {
        throw new MalformedInput("Unexpected list element " + item.getKey());
      }
      byNumber.put(Integer.valueOf(item.getKey().toString()), item.getValue());
    }
    return byNumber.values();
  }

  private static boolean isNumber(Object key) {
    String text = key.toString();
    return !text.isEmpty() && text.length() < 9 && text.chars().allMatch(Character::isDigit);
  }
}
