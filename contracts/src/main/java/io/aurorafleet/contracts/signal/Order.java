package io.aurorafleet.contracts.signal;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.Wave;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done to one cluster in one run: the body of every message of ours and the head of
 * the checkpoint. Immutable from dispatch to the end.
 *
 * @param resourceId the DbClusterResourceId at dispatch; a cluster that was deleted and made anew
 *     under the same name is not the one the user meant
 * @param approval the hash of the plan that somebody approved for this cluster; null when the run
 *     was dispatched without a plan
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
    RunOptions options,
    @Nullable String approval) {
  /** The newest schema this version writes and reads. */
  public static final int SCHEMA = 1;

  /** Dispatched without a plan. */
  public Order(
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
    this(schema, run, cluster, resourceId, account, region, module, target, wave, options, null);
  }

  public Order {
    Objects.requireNonNull(run, "it names no run");
    Objects.requireNonNull(cluster, "it names no cluster");
    Objects.requireNonNull(resourceId, "it names no resourceId");
    Objects.requireNonNull(account, "it names no account");
    Objects.requireNonNull(region, "it names no region");
    Objects.requireNonNull(module, "it names no module");
    Objects.requireNonNull(target, "it names no target");
    Objects.requireNonNull(wave, "it names no wave");
    Objects.requireNonNull(options, "it names no options");
    if (resourceId.isBlank() || account.isBlank() || region.isBlank()) {
      throw new IllegalArgumentException("An order needs resourceId, account and region");
    }
  }
}
