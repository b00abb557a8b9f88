package io.aurorafleet.worker.steps.rules;

import io.aurorafleet.cloud.checkpoint.Pointers;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Visit;
import jakarta.inject.Inject;

/**
 * Points the names of things to a visit's run and cluster, before the things exist. Claiming again
 * what is ours already is no loss, so a successor may.
 */
public final class Claims {
  private final Pointers pointers;

  @Inject
  Claims(Pointers pointers) {
    this.pointers = pointers;
  }

  /** For a name that holds run and cluster; false when somebody else has it all the same. */
  public boolean claim(Visit visit, Pointers.Kind kind, String name) {
    return pointers
        .claim(visit.order(), kind, name, visit.now())
        .belongsTo(visit.run(), visit.cluster());
  }

  /**
   * For a member of our cluster. Whoever had it before is past: the source cluster's lock is ours.
   */
  public void takeMember(Visit visit, String instance) {
    Pointers.Found found =
        pointers.claim(visit.order(), Pointers.Kind.INSTANCE, instance, visit.now());
    if (!found.belongsTo(visit.run(), visit.cluster())) {
      // Losing this race only costs speed: the timers look as well.
      pointers.takeOver(found, visit.order(), Pointers.Kind.INSTANCE, instance, visit.now());
    }
  }

  /** The failure when a name we need is somebody else's: {@code <kind>-foreign}. */
  public static Outcome taken(Visit visit, String kind, String name) {
    return Outcome.failed(
        Failure.fix(
            kind + "-foreign",
            "Cluster %s needs a %s named %s, but one of that name belongs to somebody else"
                .formatted(visit.cluster(), kind, name),
            "Remove or rename it if nobody needs it, then requeue; nothing was done to it"));
  }
}
