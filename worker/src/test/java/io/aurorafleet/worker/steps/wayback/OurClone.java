package io.aurorafleet.worker.steps.wayback;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;

/** What a safety clone is called; from its own room, to see inside. */
public final class OurClone {
  private OurClone() {}

  public static String name(RunId run, ClusterId cluster) {
    return Names.clone(run, cluster);
  }
}
