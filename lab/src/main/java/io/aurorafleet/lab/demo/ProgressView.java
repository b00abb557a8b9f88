package io.aurorafleet.lab.demo;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;

/** Live progress: a table redrawn in place on a terminal, a line per change when piped. */
final class ProgressView {
  private static final int WIDTH = 110;

  private final PrintWriter out;
  private final boolean terminal;
  private final Map<ClusterId, String> shown = new HashMap<>();
  private int drawn;

  ProgressView(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void show(String line) {
    drawn = 0;
    out.println(line);
    out.flush();
  }

  void show(Map<ClusterId, Checkpoint> seen, String elapsed) {
    if (!terminal) {
      seen.forEach((cluster, checkpoint) -> line(cluster, checkpoint, elapsed));
      return;
    }
    if (drawn > 0) {
      out.print("\033[" + drawn + "A");
    }
    seen.forEach(
        (cluster, checkpoint) ->
            out.print(
                "\033[2K"
                    + cut("  %-10s %s".formatted(cluster, Progress.words(checkpoint)))
                    + "\n"));
    drawn = seen.size();
    out.flush();
  }

  private void line(ClusterId cluster, Checkpoint checkpoint, String elapsed) {
    String words = Progress.words(checkpoint);
    if (!words.equals(shown.put(cluster, words))) {
      out.println(cut("%6s  %-10s %s".formatted(elapsed, cluster, words)));
      out.flush();
    }
  }

  private static String cut(String line) {
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
  }
}
