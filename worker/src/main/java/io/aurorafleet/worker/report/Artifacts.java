package io.aurorafleet.worker.report;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.store.Keys;
import java.util.ArrayList;
import java.util.List;

/** The names of the files an attempt leaves in the bucket beside its checkpoint. */
public final class Artifacts {
  public static final String OPERATIONS = "operations.txt";
  public static final String SUMMARY = "summary.txt";
  public static final String ERRORS = "error-report.txt";

  /** What preflight saw, in the form of a plan of this one cluster. */
  public static final String PLAN = "plan.json";

  /** How evidence begins that comes from a precheck log, which is then kept whole. */
  public static final String PRECHECK_LINE = "precheck log: ";

  private Artifacts() {}

  /** The file that joins all visits' lines of a log. */
  public static String log(String name) {
    return name + ".log";
  }

  /** Their keys, for those that this attempt has. */
  static List<String> keys(Checkpoint checkpoint) {
    List<String> names = new ArrayList<>(List.of(SUMMARY, OPERATIONS, log(LogNames.EXECUTION)));
    boolean upgrade = checkpoint.order().module() == RunModule.UPGRADE;
    add(names, checkpoint, Fact.TablesFrozen.class, log(LogNames.FREEZE));
    add(names, checkpoint, Fact.SlotsRecorded.class, log(LogNames.SLOTS));
    add(names, checkpoint, Fact.ConfigurationSaved.class, "configuration.json");
    if (!upgrade) {
      add(names, checkpoint, Fact.PreflightPassed.class, PLAN);
      add(names, checkpoint, Fact.PreflightBlocked.class, PLAN);
    }
    if (upgrade) {
      add(names, checkpoint, Fact.CloneReady.class, log(LogNames.CLONE));
      add(names, checkpoint, Fact.ExtensionsUpdated.class, log(LogNames.EXTENSIONS));
      add(names, checkpoint, Fact.StatisticsGathered.class, log(LogNames.ANALYZE));
    }
    Failure failure = ClusterReports.failure(checkpoint);
    if (failure != null && failure.evidence().stream().anyMatch(Artifacts::fromPrecheckLog)) {
      names.add(log(LogNames.PRECHECK));
    }
    if (failure != null) {
      names.add(ERRORS);
    }
    return names.stream()
        .map(n -> Keys.artifact(checkpoint.order().run(), checkpoint.order().cluster(), n))
        .toList();
  }

  private static void add(
      List<String> names, Checkpoint checkpoint, Class<? extends Fact> fact, String name) {
    if (checkpoint.latest(fact).isPresent() && !names.contains(name)) {
      names.add(name);
    }
  }

  /** A bracket begins why there is none. */
  private static boolean fromPrecheckLog(String line) {
    return line.startsWith(PRECHECK_LINE) && !line.startsWith(PRECHECK_LINE + "(");
  }
}
