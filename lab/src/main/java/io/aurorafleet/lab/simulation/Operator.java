package io.aurorafleet.lab.simulation;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.dispatcher.control.RequeueRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Somebody with the command line: pauses, cancels and requeues, and in the end lets all go on. */
final class Operator {
  private static final int MOST_DEEDS = 4;

  /** One deed of one fleet in some comes days later, if it is a requeue. */
  private static final int LATE_IN = 12;

  private final SimulatedOperator commands;
  private final Schedule schedule;
  private final Faults faults;
  private final SimulatedFleet fleet;
  private final RunId run;
  private boolean done;

  Operator(SimulatedOperator commands, Schedule schedule, Faults faults, SimulatedFleet fleet) {
    this.commands = commands;
    this.schedule = schedule;
    this.faults = faults;
    this.fleet = fleet;
    this.run = fleet.manifest().run();
  }

  boolean done() {
    return done;
  }

  /** Does nothing at all. */
  void rest() {
    done = true;
  }

  /** Does some deeds, hours apart. */
  void work() {
    Random chance = faults.chance();
    int deeds = chance.nextInt(MOST_DEEDS + 1);
    int late = chance.nextInt(LATE_IN);
    for (int i = 0; i < deeds; i++) {
      schedule.await(Duration.ofSeconds(chance.nextInt(3_600)));
      switch (chance.nextInt(5)) {
        case 0 -> pause(some(chance));
        case 1 -> attempt(Kind.CANCELLED, () -> commands.cancel().cancel(run, some(chance)));
        default -> {
          if (i == late) {
            requeueLate(chance);
          } else {
            requeue(Kind.REQUEUED, chance.nextBoolean());
          }
        }
      }
    }
    done = true;
  }

  private void pause(List<ClusterId> which) {
    attempt(Kind.PAUSED, () -> commands.pausing().pause(run, which));
    schedule.await(Duration.ofSeconds(60 + faults.chance().nextInt(3_600)));
    while (!attempt(Kind.RESUMED, () -> commands.pausing().resume(run, which))) {
      schedule.await(Duration.ofSeconds(30));
    }
  }

  /** After a weekend, say: clients have written since. */
  private void requeueLate(Random chance) {
    schedule.await(Duration.ofHours(12L + chance.nextInt(48)));
    requeue(Kind.REQUEUED_LATE, chance.nextBoolean());
  }

  private void requeue(Kind kind, boolean failedOnly) {
    if (faults.chance().nextBoolean()) {
      fleet.cure();
    }
    RequeueRequest.Window none = new RequeueRequest.Window(null);
    RequeueRequest request =
        new RequeueRequest(run, some(faults.chance()), failedOnly, Optional.of(none));
    attempt(kind, () -> commands.requeue().requeue(request));
  }

  private List<ClusterId> some(Random chance) {
    return chance.nextBoolean()
        ? List.of()
        : List.of(fleet.clusters().get(chance.nextInt(fleet.clusters().size())).id());
  }

  /** Whether the command was carried out; refusals of the command line are no faults. */
  private boolean attempt(Kind kind, Runnable command) {
    try {
      command.run();
      faults.count(kind);
      return true;
    } catch (CommandException e) {
      return true;
    } catch (OutsideException e) {
      return false;
    }
  }
}
