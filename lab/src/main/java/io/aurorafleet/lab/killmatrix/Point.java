package io.aurorafleet.lab.killmatrix;

import io.aurorafleet.lab.killmatrix.worker.Shape;
import java.util.Locale;

/**
 * Where a worker is killed: at the first or last time a step makes a call.
 *
 * @param occurrence which of these calls of the step, from 1
 * @param of how many the undisturbed run made
 * @param at how many calls the undisturbed run had made by then, for points of about the same time
 */
record Point(
    Scenario scenario, String step, String operation, int occurrence, int of, Shape shape, int at) {
  Call call() {
    return new Call(step, operation);
  }

  /** The same with the last call being another; polls are not the same number every time. */
  Point last(int other) {
    return new Point(scenario, step, operation, other, other, shape, at);
  }

  boolean isLast() {
    return occurrence == of && of > 1;
  }

  @Override
  public String toString() {
    return "%s %s %s, %d of %d, %s"
        .formatted(
            scenario, step, operation, occurrence, of, shape.name().toLowerCase(Locale.ROOT));
  }
}
