package io.aurorafleet.dispatcher.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns as wide as their widest cell; the last one is left as long as it is. */
public final class Table {
  private static final String BENEATH = "    ";

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

  /**
   * The same, but where the last cell does not fit beside the others it stands beneath them.
   *
   * @param columns how many characters fit on a line
   */
  public List<String> lines(int columns) {
    List<String> whole = lines();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String last = rows.get(i).get(rows.get(i).size() - 1);
      String line = whole.get(i);
      if (line.length() <= columns || last.isEmpty()) {
        lines.add(line);
      } else {
        lines.add(line.substring(0, line.length() - last.length()).stripTrailing());
        lines.addAll(Wrapped.lines(BENEATH, last, columns));
      }
    }
    return lines;
  }

  /** A line for each row. */
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
