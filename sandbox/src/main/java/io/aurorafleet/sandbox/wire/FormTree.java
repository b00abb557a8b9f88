package io.aurorafleet.sandbox.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a form as a tree: {@code Tags.Tag.1.Key=k&Tags.Tag.1.Value=v} becomes {@code
 * {Tags={Tag={1={Key=k, Value=v}}}}}.
 */
final class FormTree {
  private FormTree() {}

  static Map<String, Object> parse(String form) throws MalformedInput {
    Map<String, Object> root = new LinkedHashMap<>();
    for (String pair : form.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        put(root, decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return root;
  }

  private static void put(Map<String, Object> root, String name, String value) {
    List<String> path = List.of(name.split("\\.", -1));
    Map<String, Object> at = root;
    for (String step : path.subList(0, path.size() - 1)) {
      at = child(at, step);
    }
    at.put(path.get(path.size() - 1), value);
  }

  @SuppressWarnings("unchecked") // only this class puts maps into the tree
  private static Map<String, Object> child(Map<String, Object> at, String name) {
    if (!(at.get(name) instanceof Map)) {
      at.put(name, new LinkedHashMap<String, Object>());
    }
    return (Map<String, Object>) at.get(name);
  }

  private static String decode(String text) throws MalformedInput {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new MalformedInput("Bad escape in the form: " + e.getMessage());
    }
  }
}
