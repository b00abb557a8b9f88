package io.aurorafleet.lab.simulation;

import java.util.Arrays;
import java.util.Optional;

/**
 * Bugs that can be planted into the simulated worker, one at a time, to see that the simulation
 * bites. They are made around the production classes, never in them.
 */
public enum Planted {
  SAVE_BEFORE_ARMING(
      "save-before-arming", "the checkpoint is saved asleep before its timer is sent"),
  CLAIMED_MESSAGE("claimed-message", "the claimed message is the only timer of a visit"),
  NO_VISIT_GUARD("no-visit-guard", "timers of visits long over lead to visits"),
  WORKER_ID("worker-id", "a 412 is taken for one's own write by the worker's id in the object"),
  REPEATED_MODIFY("repeated-modify", "the upgrade call is repeated without looking for the intent"),
  NO_FENCE("no-fence", "effects do not ask whether the lease lives"),
  LEDGER_LAST("ledger-last", "the terminal checkpoint is saved before the ledger's end"),
  PAST_THE_GATE("past-the-gate", "a requeued attempt goes past the gate"),
  TRUSTED_AVAILABLE("trusted-available", "a cluster that says available is taken to be done");

  private final String title;
  private final String what;

  Planted(String title, String what) {
    this.title = title;
    this.what = what;
  }

  /** Its name on the command line. */
  public String title() {
    return title;
  }

  /** What the bug is. */
  public String what() {
    return what;
  }

  static Optional<Planted> named(String title) {
    return Arrays.stream(values()).filter(p -> p.title.equals(title)).findFirst();
  }

  /** Workers with this bug. */
  Hands hands() {
    return (outside, config) -> new PlantedWorker(this, Hands.production(outside, config));
  }
}
