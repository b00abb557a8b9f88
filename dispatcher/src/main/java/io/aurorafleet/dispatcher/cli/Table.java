package io.aurorafleet.dispatcher.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns as wide as their widest cell; the last one is left as long as it is. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... headings) {
    row(headings);
  }

  /** Adds a row; it must have as many cells as there are headings. */
  public Table row(String... cells) {
    if (!rows.isEmpty() && cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException("A row needs a cell for every heading");
    }
    rows.add(Arrays.stream(cells).map(cell -> cell.replaceAll("\\s+", " ").strip()).toList());
    return this;
  }

  public List<String> lines() {
    int columns = rows.get(0).size();
    int[] width = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        width[i] = Math.max(width[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(row, width)).toList();
  }

  private static String line(List<String> row, int[] width) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      line.append(cell).append(" ".repeat(width[i] - cell.length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
