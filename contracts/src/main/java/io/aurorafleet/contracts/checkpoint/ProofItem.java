package io.aurorafleet.contracts.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * One comparison of before and after an upgrade.
 *
 * @param check a stable word, such as {@code rows} or {@code sequences}
 * @param database null when it is about the cluster as a whole
 * @param what what was compared, and how it differs
 */
public record ProofItem(Verdict verdict, String check, @Nullable String database, String what) {
  /** What a comparison means for the upgrade. */
  public enum Verdict {
    PASS,
    /** Somebody should look; the upgrade stands. */
    WARN,
    /** Something is gone or wrong: the upgrade is no success. */
    FAIL
  }
}
