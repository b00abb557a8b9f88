package io.aurorafleet.worker.proof;

import io.aurorafleet.contracts.checkpoint.ProofItem;
import io.aurorafleet.contracts.proof.PlannedStatement;
import io.aurorafleet.worker.proof.Proof.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The statements that take most time are planned no worse than before. */
final class PlansProof {
  /** Planner's costs of two versions differ a little; this much is a plan gone wrong. */
  private static final double WORSE = 10;

  private static final int TEXT = 120;

  private PlansProof() {}

  static List<ProofItem> of(List<Pair> pairs) {
    List<ProofItem> items = new ArrayList<>();
    int compared = 0;
    for (Pair pair : pairs) {
      Map<String, PlannedStatement> now =
          pair.after().statements().stream()
              .collect(Collectors.toMap(PlannedStatement::text, Function.identity(), (a, b) -> a));
      for (PlannedStatement old : pair.before().statements()) {
        PlannedStatement next = now.get(old.text());
        compared += next == null ? 0 : 1;
        String worse = next == null ? "it cannot be planned any more" : worse(old, next);
        if (!worse.isEmpty()) {
          items.add(pair.warn("plans", worse + ": " + brief(old.text())));
        }
      }
    }
    return Proof.orPass(
        items,
        "plans",
        compared == 0
            ? "no statements known to compare (pg_stat_statements)"
            : "%d of the costliest statements planned as well as before".formatted(compared));
  }

  static String worse(PlannedStatement old, PlannedStatement now) {
    Set<String> scans = new TreeSet<>(scans(now));
    scans.removeAll(scans(old));
    if (!scans.isEmpty()) {
      return "it reads whole tables now (%s)".formatted(String.join(", ", scans));
    }
    return now.cost() > old.cost() * WORSE
        ? "the planner's cost is %.0f, was %.0f".formatted(now.cost(), old.cost())
        : "";
  }

  private static Set<String> scans(PlannedStatement statement) {
    return statement.plan().stream()
        .map(String::strip)
        .filter(line -> line.startsWith("Seq Scan on "))
        .map(line -> line.substring("Seq Scan on ".length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String brief(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= TEXT ? line : line.substring(0, TEXT) + "…";
  }
}
