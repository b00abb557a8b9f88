package io.aurorafleet.cloud.cluster;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * RDS's structures as plain maps, by the SDK's own field descriptions, so that a field that RDS
 * gains is shown without a change here. Passwords are left out.
 */
final class Pojos {
  private static final String HIDDEN = "(not shown)";

  private Pojos() {}

  /** Everything that is set, by the API's names. */
  static Map<String, Object> map(SdkPojo pojo) {
    Map<String, Object> fields = new TreeMap<>();
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (value != null && !isEmpty(value)) {
        String name = field.memberName();
        fields.put(name, name.endsWith("Password") ? HIDDEN : plain(value));
      }
    }
    return fields;
  }

  /** What is set, as {@code name=value} in the order of names. */
  static List<String> lines(Map<String, Object> fields) {
    return fields.entrySet().stream().map(f -> f.getKey() + "=" + f.getValue()).toList();
  }

  private static Object plain(Object value) {
    if (value instanceof SdkPojo pojo) {
      return map(pojo);
    }
    if (value instanceof Collection<?> many) {
      return many.stream().map(Pojos::plain).toList();
    }
    return value instanceof Number || value instanceof Boolean ? value : value.toString();
  }

  private static boolean isEmpty(Object value) {
    return (value instanceof Collection<?> many && many.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty())
        || (value instanceof SdkPojo pojo && map(pojo).isEmpty());
  }
}
