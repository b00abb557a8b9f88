package io.aurorafleet.sandbox.rds;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * Where a fault plan bends RDS: what callers see of the truth, how long stages last, who never gets
 * ready. Called under RDS's lock: answer at once, and call nothing of RDS.
 */
public interface RdsFaults {
  /** Nothing goes wrong. */
  RdsFaults NONE = new RdsFaults() {};

  /** Before an operation, named as in the API; may throw what the caller shall get (throttling). */
  default void called(String operation) {}

  /**
   * What a describe shows of a cluster: an older state, a flapping status, or null for "not yet".
   */
  default @Nullable DBCluster seen(DBCluster truth) {
    return truth;
  }

  /** What a describe shows of an instance; null for "not yet". */
  default @Nullable DBInstance seen(DBInstance truth) {
    return truth;
  }

  /** How long a stage of the named cluster, instance or snapshot really lasts. */
  default Duration lasts(Stage stage, String identifier, Duration planned) {
    return planned;
  }

  /** Whether a reader stays {@code upgrading} although its cluster has been upgraded. */
  default boolean stuck(String instance) {
    return false;
  }
}
