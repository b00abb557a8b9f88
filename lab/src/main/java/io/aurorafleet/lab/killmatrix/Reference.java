package io.aurorafleet.lab.killmatrix;

import java.util.List;
import java.util.Map;

/** An undisturbed run: the calls it made, in order, and what came of it. */
record Reference(Scenario scenario, List<Call> calls, Map<String, String> end) {
  Reference {
    calls = List.copyOf(calls);
    end = Map.copyOf(end);
  }
}
