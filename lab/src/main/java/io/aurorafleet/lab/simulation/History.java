package io.aurorafleet.lab.simulation;

import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.signal.WorkSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold from one stored checkpoint of a cluster to the next, whoever wrote them. */
final class History {
  private History() {}

  /**
   * What is wrong with the step from one to the other.
   *
   * @param age how long ago the earlier one was stored
   * @param cause the message of ours that the writer is at work on
   */
  static List<String> wrong(
      Checkpoint before, Checkpoint after, Duration age, @Nullable WorkSignal cause) {
    List<String> wrong = new ArrayList<>();
    if (!prefix(before.facts(), after.facts()) || !prefix(before.trail(), after.trail())) {
      wrong.add("facts were lost: somebody's progress was overwritten");
    }
    if (after.visit() < before.visit() || after.visit() > before.visit() + 1) {
      wrong.add("visit %d followed visit %d".formatted(after.visit(), before.visit()));
    }
    if (after.attempt() < before.attempt() || after.attempt() > before.attempt() + 1) {
      wrong.add("attempt %d followed attempt %d".formatted(after.attempt(), before.attempt()));
    }
    if (before.position().terminal()
        && after.attempt() == before.attempt()
        && !after.position().equals(before.position())) {
      wrong.add("an attempt that was over went on: " + after.position());
    }
    if (after.visit() > before.visit()) {
      claimed(before, age, cause, wrong);
    }
    return wrong;
  }

  private static void claimed(
      Checkpoint before, Duration age, @Nullable WorkSignal cause, List<String> wrong) {
    if (before.position() instanceof Position.Claimed claim && age.compareTo(claim.lease()) < 0) {
      wrong.add("7: claimed although %s has a lease".formatted(claim.worker()));
    }
    if (cause != null
        && cause.reason() != WorkSignal.Reason.RESUME
        && before.position() instanceof Position.Asleep
        && cause.cursor().visit() < before.visit()) {
      wrong.add(
          "a message of visit %d led to one after visit %d"
              .formatted(cause.cursor().visit(), before.visit()));
    }
  }

  /** Lists are long and only grow: that the last of the old ones stands where it stood will do. */
  private static <T> boolean prefix(List<T> before, List<T> after) {
    int last = before.size() - 1;
    return last < 0 || (last < after.size() && before.get(last).equals(after.get(last)));
  }
}
