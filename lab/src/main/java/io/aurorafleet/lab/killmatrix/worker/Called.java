package io.aurorafleet.lab.killmatrix.worker;

import org.jspecify.annotations.Nullable;

/**
 * A call to the outside, as far as the matrix tells calls apart.
 *
 * @param cluster for which it is made; null when it is for none, such as a poll
 * @param step the step the cluster is at
 * @param operation such as {@code rds.modifyDBCluster} or {@code s3.putObject checkpoint.json}
 */
public record Called(@Nullable String cluster, String step, String operation) {
  /** What follows the name of an operation that was called around a visit, not in it. */
  public static final String MESSAGE = " (message)";

  private static final String SAVE = "s3.putObject checkpoint.json";

  /** Whether it saves the cluster's checkpoint, in a visit or as its claim. */
  public boolean savesCheckpoint() {
    return operation.startsWith(SAVE);
  }
}
