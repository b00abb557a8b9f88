package io.aurorafleet.sandbox.wire;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** JSON's arrays and objects are lists and maps already. */
final class JsonShape implements Shape {
  @Override
  public Collection<?> items(Object written, ListTrait trait) throws MalformedInput {
    if (written instanceof Collection<?> list) {
      return list;
    }
    throw new MalformedInput("Expected list or null");
  }

  @Override
  public Map<String, ?> entries(Object written, MapTrait trait) throws MalformedInput {
    if (!(written instanceof Map<?, ?> map)) {
      throw new MalformedInput("Expected map or null");
    }
    Map<String, Object> entries = new LinkedHashMap<>();
    map.forEach((key, value) -> entries.put(key.toString(), value));
    return entries;
  }
}
