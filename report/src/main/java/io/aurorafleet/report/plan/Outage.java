package io.aurorafleet.report.plan;

import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.survey.ClusterSurvey.Contents;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What clients will feel, in words: nobody can tell minutes before a rehearsal has measured them.
 */
final class Outage {
  private Outage() {}

  static String note(
      RunModule module, RunOptions options, List<Hop> hops, @Nullable Contents contents) {
    if (hops.isEmpty()) {
      return "None.";
    }
    if (module == RunModule.PREUPGRADE) {
      return "None: preparation changes nothing that a client can feel.";
    }
    List<String> sentences = new ArrayList<>();
    if (options.applyMaintenance()) {
      sentences.add(
          "First, as asked for, pending operating-system maintenance is applied, an outage of its own.");
    }
    long majors = hops.stream().filter(Hop::major).count();
    if (majors > 0) {
      sentences.add(major(majors, contents));
    }
    long minors = hops.size() - majors;
    if (minors > 0) {
      sentences.add(
          (majors > 0 ? "The minor hop before it" : "A minor upgrade")
              + " restarts writer and readers, seconds to a few minutes; connections mostly survive it where zero-downtime patching can do its work.");
    }
    return String.join(" ", sentences);
  }

  private static String major(long hops, @Nullable Contents contents) {
    String times = hops == 1 ? "" : ", %d times in a row".formatted(hops);
    String by =
        contents == null
            ? "databases, tables and large objects"
            : "%s, %s and %s"
                .formatted(
                    Words.count(contents.databases().size(), "database"),
                    Words.count(contents.tables(), "table"),
                    Words.count(contents.largeObjects(), "large object"));
    return "The whole cluster is away while pg_upgrade runs%s: as long as %s take, whatever their bytes; then instances restart for their new parameter groups."
        .formatted(times, by);
  }
}
