package io.aurorafleet.worker.report;

import java.util.List;

/** The names of a cluster's logs in the bucket, each told as the work goes on. */
public final class LogNames {
  /** Everything that is done, in order. */
  public static final String EXECUTION = "execution";

  public static final String FREEZE = "freeze";

  /** Replication slots, what becomes of them, and what their consumers should do. */
  public static final String SLOTS = "replication-slots";

  /** Safety clone and quarantine group: how they were made, and how they compare. */
  public static final String CLONE = "clone";

  /** What pg_upgrade's checks said, line by line, from the instance's own log. */
  public static final String PRECHECK = "upgrade-precheck";

  public static final String EXTENSIONS = "extensions";
  public static final String ANALYZE = "analyze";

  /** Every comparison of before and after. */
  public static final String PROOF = "proof";

  /** All of them. */
  public static final List<String> ALL =
      List.of(EXECUTION, FREEZE, SLOTS, CLONE, PRECHECK, EXTENSIONS, ANALYZE, PROOF);

  private LogNames() {}
}
