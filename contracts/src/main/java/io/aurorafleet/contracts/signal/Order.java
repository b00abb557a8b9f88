package io.aurorafleet.contracts.signal;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.Wave;

/**
 * What is to be done to one cluster in one run: the body of every message of ours and the head of
 * the checkpoint. Immutable from dispatch to the end.
 *
 * @param resourceId the DbClusterResourceId at dispatch; a cluster that was deleted and made anew
 *     under the same name is not the one the user meant
 */
public record Order(
    int schema,
    RunId run,
    ClusterId cluster,
    String resourceId,
    String account,
    String region,
    RunModule module,
    EngineVersion target,
    Wave wave,
    RunOptions options) {
  /** The newest schema this version writes and reads. */
  public static final int SCHEMA = 1;

  public Order {
    if (resourceId.isBlank() || account.isBlank() || region.isBlank()) {
      throw new IllegalArgumentException("An order needs resourceId, account and region");
    }
  }
}
