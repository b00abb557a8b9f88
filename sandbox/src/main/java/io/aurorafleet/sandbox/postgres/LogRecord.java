package io.aurorafleet.sandbox.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One record of PostgreSQL's csvlog. The columns read here stand at the same place in 13 to 18;
 * later versions added theirs at the end.
 */
record LogRecord(
    String user,
    String database,
    String session,
    String transaction,
    String severity,
    String message) {
  private static final int COLUMNS = 23;

  boolean isError() {
    return severity.equals("ERROR") || severity.equals("FATAL") || severity.equals("PANIC");
  }

  /** All whole records of a log, in the order they were written; none when there is no log yet. */
  static List<LogRecord> read(Path csv) throws IOException {
    if (!Files.exists(csv)) {
      return List.of();
    }
    List<LogRecord> records = new ArrayList<>();
    for (List<String> row : rows(new String(Files.readAllBytes(csv), StandardCharsets.UTF_8))) {
      if (row.size() >= COLUMNS) {
        records.add(
            new LogRecord(
                row.get(1), row.get(2), row.get(5), row.get(9), row.get(11), row.get(13)));
      }
    }
    return records;
  }

  /** Splits CSV; a field in quotes may span lines, and a quote in it is doubled. */
  private static List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (doubled || c != '"') {
          field.append(c);
          i += doubled ? 1 : 0;
        } else {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',' || c == '\n') {
        row.add(field.toString());
        field.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else {
        field.append(c);
      }
    }
    return rows;
  }
}
