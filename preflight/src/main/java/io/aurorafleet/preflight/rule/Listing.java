package io.aurorafleet.preflight.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Makes lists of bounded length of rows. */
public final class Listing {
  /** More rows than this are counted, not listed: a checkpoint must stay small. */
  public static final int LONGEST = 50;

  private Listing() {}

  /** The column's values, each once, without empty ones. */
  public static List<String> of(List<Map<String, String>> rows, String column) {
    LinkedHashSet<String> values = new LinkedHashSet<>();
    rows.forEach(row -> values.add(row.getOrDefault(column, "")));
    values.remove("");
    List<String> some = new ArrayList<>(values.stream().limit(LONGEST).toList());
    if (values.size() > LONGEST) {
      some.add("-- and " + (values.size() - LONGEST) + " more");
    }
    return some;
  }

  /** A first line with the column's values below it. */
  public static String under(String first, List<Map<String, String>> rows, String column) {
    List<String> lines = new ArrayList<>(List.of(first));
    lines.addAll(of(rows, column));
    return String.join("\n", lines);
  }
}
