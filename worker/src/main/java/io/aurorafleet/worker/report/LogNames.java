package io.aurorafleet.worker.report;

import java.util.List;

/** The names of a cluster's logs in the bucket, each told as the work goes on. */
public final class LogNames {
  /** Everything that is done, in order. */
  public static final String EXECUTION = "execution";

  public static final String FREEZE = "freeze";

  /** Replication slots, what becomes of them, and what their consumers should do. */
  public static final String SLOTS = "replication-slots";

  public static final String CLONE = "clone";
  public static final String EXTENSIONS = "extensions";
  public static final String ANALYZE = "analyze";

  /** All of them. */
  public static final List<String> ALL =
      List.of(EXECUTION, FREEZE, SLOTS, CLONE, EXTENSIONS, ANALYZE);

  private LogNames() {}
}
