package io.aurorafleet.lab.oracle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** All verdicts of a run. */
record OracleResult(List<OracleCase> cases, List<Trial> trials) {
  OracleResult {
    cases = List.copyOf(cases);
    trials = List.copyOf(trials);
  }

  /** Such as {@code 13 → 17}, in order, each once. */
  List<String> pairs() {
    return trials.stream()
        .sorted(java.util.Comparator.comparingInt(Trial::source).thenComparingInt(Trial::target))
        .map(Trial::pair)
        .distinct()
        .toList();
  }

  long misses() {
    return trials.stream().mapToLong(t -> t.missed().size()).sum();
  }

  long falseBlockers() {
    return trials.stream().mapToLong(t -> t.falseBlockers().size()).sum();
  }

  long unexpected() {
    return trials.stream().filter(Trial::unexpected).count();
  }

  /** Why pg_upgrade was not asked, each reason once. */
  List<String> skipped() {
    return trials.stream()
        .filter(t -> t.answer() == Trial.Answer.SKIPPED)
        .map(Trial::pgUpgrade)
        .distinct()
        .sorted()
        .toList();
  }

  boolean good() {
    return trials.stream().allMatch(Trial::good);
  }

  /** The form that scripts read. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    pairs().forEach(json.putArray("pairs")::add);
    json.put("cases", cases.size());
    json.put("misses", misses());
    json.put("falseBlockers", falseBlockers());
    ArrayNode list = json.putArray("list");
    for (Trial trial : trials) {
      list.addObject()
          .put("case", trial.name())
          .put("pair", trial.pair())
          .put("pgUpgrade", trial.pgUpgrade())
          .put("preflight", trial.preflight());
    }
    return json;
  }
}
