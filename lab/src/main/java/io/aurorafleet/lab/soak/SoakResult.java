package io.aurorafleet.lab.soak;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of the soak.
 *
 * @param runs runs dispatched one after the other, as long as workers were killed
 * @param requeues attempts that a command had to begin anew
 * @param ended until the last cluster of the first run had ended
 * @param wrong whatever is not as it should be, in words
 */
record SoakResult(
    int clusters,
    int runs,
    int kills,
    long emitted,
    long lost,
    long doubled,
    int requeues,
    Duration ended,
    Duration took,
    Map<String, Integer> calls,
    List<String> wrong) {
  SoakResult {
    calls = new TreeMap<>(calls);
    wrong = List.copyOf(wrong);
  }

  int rdsCalls() {
    return calls.values().stream().mapToInt(Integer::intValue).sum();
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("clusters", clusters);
    json.put("runs", runs);
    json.put("kills", kills);
    json.putObject("events").put("emitted", emitted).put("lost", lost).put("doubled", doubled);
    json.put("requeues", requeues);
    json.put("secondsToEnd", ended.toSeconds());
    json.put("seconds", took.toSeconds());
    json.put("rdsCalls", rdsCalls());
    calls.forEach(json.putObject("rdsCallsByOperation")::put);
    ArrayNode list = json.putArray("wrong");
    wrong.forEach(list::add);
    return json;
  }
}
