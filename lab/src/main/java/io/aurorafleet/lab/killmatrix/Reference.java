package io.aurorafleet.lab.killmatrix;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An undisturbed run: the calls it made, in order, and what came of it. */
record Reference(Scenario scenario, List<Call> calls, Map<String, String> end) {
  Reference {
    calls = List.copyOf(calls);
    end = Map.copyOf(end);
  }

  /** The steps that began when this one was over. */
  Set<String> after(String step) {
    List<String> steps = calls.stream().map(Call::step).toList();
    int end = steps.lastIndexOf(step) + 1;
    return steps.subList(end, steps.size()).stream()
        .filter(later -> steps.indexOf(later) >= end)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
