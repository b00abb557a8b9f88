package io.aurorafleet.lab.killmatrix;

import java.util.List;

/**
 * What became of a point.
 *
 * @param reached whether the worker came to stand there; if not, nothing was tried
 * @param calls how often the step made the call while the worker lived
 * @param differences from the undisturbed end state, in words; none when equal
 */
record Outcome(Point point, Act act, boolean reached, int calls, List<String> differences) {
  Outcome {
    differences = List.copyOf(differences);
  }

  boolean equal() {
    return reached && differences.isEmpty();
  }

  String name() {
    return act == Act.KILL ? point.toString() : point + ", " + act;
  }
}
