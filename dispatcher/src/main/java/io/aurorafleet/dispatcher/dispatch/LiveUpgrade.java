package io.aurorafleet.dispatcher.dispatch;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;

/**
 * A cluster that another run has.
 *
 * @param status how it stands there, in words
 * @param failed whether it will not end by itself: it failed after its commit point
 */
public record LiveUpgrade(ClusterId cluster, RunId run, String status, boolean failed) {
  @Override
  public String toString() {
    return "%s: run %s, %s".formatted(cluster, run, status);
  }
}
