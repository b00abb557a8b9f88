package io.aurorafleet.lab.killmatrix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of the matrix.
 *
 * @param points of the whole matrix, by scenario
 * @param calls that a step makes for the first or last time, by scenario
 * @param asked how many points were to be gone through
 * @param missed points no worker came to stand at, in several tries
 */
record MatrixResult(
    Map<Scenario, Integer> points,
    Map<Scenario, Integer> calls,
    int asked,
    List<Outcome> outcomes,
    List<Outcome> missed,
    Duration took) {
  MatrixResult {
    points = new TreeMap<>(points);
    calls = new TreeMap<>(calls);
    outcomes = List.copyOf(outcomes);
    missed = List.copyOf(missed);
  }

  int total() {
    return points.values().stream().mapToInt(Integer::intValue).sum();
  }

  long equal() {
    return outcomes.stream().filter(Outcome::equal).count();
  }

  List<Outcome> unequal() {
    return outcomes.stream().filter(o -> !o.equal()).toList();
  }

  long of(Act act) {
    return outcomes.stream().filter(o -> o.act() == act).count();
  }

  /** A point that was never reached, or got lost on the way, is no proof of anything. */
  boolean good() {
    return missed.isEmpty() && equal() == asked;
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("points", total());
    json.put("asked", asked);
    json.put("run", outcomes.size());
    json.put("equal", equal());
    ArrayNode unequal = json.putArray("unequal");
    for (Outcome outcome : unequal()) {
      ObjectNode each = unequal.addObject();
      each.put("point", outcome.name());
      ArrayNode differences = each.putArray("differences");
      outcome.differences().forEach(differences::add);
    }
    ArrayNode never = json.putArray("missed");
    missed.forEach(m -> never.add(m.name()));
    ObjectNode acts = json.putObject("acts");
    for (Act act : Act.values()) {
      acts.put(act.name(), of(act));
    }
    ObjectNode scenarios = json.putObject("scenarios");
    points.forEach(
        (scenario, many) ->
            scenarios
                .putObject(scenario.name())
                .put("calls", Verdicts.need(calls, scenario))
                .put("points", many));
    json.put("seconds", took.toSeconds());
    return json;
  }
}
