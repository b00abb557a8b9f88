package io.aurorafleet.sandbox.rds;

import java.time.Instant;
import java.util.List;

/** One log file of an instance; its lines end with a newline each. */
record LogFile(String name, List<String> lines, Instant written) {
  LogFile {
    lines = List.copyOf(lines);
  }

  String text() {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
