package io.aurorafleet.report.plan;

import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.contracts.checkpoint.ParameterChange;
import io.aurorafleet.contracts.checkpoint.ParameterChange.Change;
import io.aurorafleet.preflight.SupportCost;
import io.aurorafleet.report.Plain;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan's values in the words that page and text share. */
public final class PlanWords {
  private static final int SHORT = 12;

  private PlanWords() {}

  /** Where and when. */
  public static String about(FleetPlan plan) {
    return "Account %s · %s · %s · %s"
        .formatted(
            plan.account(), plan.region(), Plain.line(scope(plan)), Plain.time(plan.createdAt()));
  }

  private static String scope(FleetPlan plan) {
    if (plan.run() != null) {
      return "run " + plan.run();
    }
    return plan.tag().isEmpty() ? "clusters as named" : "clusters tagged " + plan.tag();
  }

  /** What the run may do, as a sentence. */
  public static String options(RunOptions options) {
    List<String> words = new ArrayList<>();
    words.add(clone(options));
    words.add(options.snapshot() ? "with a manual snapshot" : "without a manual snapshot");
    words.add(
        "logical slots: "
            + slots(options.slots())
            + (options.forceSlots() ? ", read to the end or not" : ""));
    words.add(
        options.applyMaintenance()
            ? "pending operating-system maintenance applied first, an outage of its own"
            : "operating-system maintenance left alone");
    if (options.verifySql()) {
      words.add("the run's own statements run before and after");
    }
    words.add("at most %d clusters at a time".formatted(options.inFlight()));
    if (options.failureBudget() != null) {
      words.add("no further cluster when more than %d failed".formatted(options.failureBudget()));
    }
    if (options.windowEnd() != null) {
      words.add("nothing begun after " + Plain.time(options.windowEnd()));
    }
    return String.join(", ", words) + ".";
  }

  private static String clone(RunOptions options) {
    if (!options.safetyClone()) {
      return "Without a safety clone";
    }
    return options.cloneInstance()
        ? "With a safety clone that has an instance"
        : "With a safety clone";
  }

  private static String slots(Slots slots) {
    return switch (slots) {
      case REFUSE -> "refused";
      case DROP -> "dropped, their consumers start anew";
      case RECREATE -> "dropped and created again";
      case KEEP -> "kept";
    };
  }

  /** {@code 13.9 → 13.23 → 17.7}; the present version alone when there is nothing to go. */
  public static String way(PlannedCluster c) {
    if (c.hops().isEmpty()) {
      return c.version().value();
    }
    return c.version()
        + c.hops().stream().map(Hop::to).map(to -> " → " + to).collect(Collectors.joining());
  }

  /** {@code 12 kept, 1 dropped}. */
  public static String parameters(PlannedCluster c) {
    Map<Change, Long> counts =
        c.groups().stream()
            .flatMap(g -> g.changes().stream())
            .collect(
                Collectors.groupingBy(
                    ParameterChange::change, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(e -> e.getValue() + " " + word(e.getKey()))
        .collect(Collectors.joining(", "));
  }

  static String word(Change change) {
    return change.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The money Extended Support costs now and would not cost then; empty when none. */
  public static String saving(PlannedCluster c) {
    return c.monthlySaving().signum() == 0 ? "" : dollars(c.monthlySaving());
  }

  /** Whole dollars. */
  public static String dollars(BigDecimal amount) {
    return "$" + Words.number(amount.setScale(0, RoundingMode.HALF_UP).longValue());
  }

  /** The last day of standard support of the present major. */
  public static String supportEnd(PlannedCluster c) {
    SupportCost now = c.support().now();
    return now == null ? "" : now.standardEnd().toString();
  }

  /** Enough of a hash to tell two apart. */
  public static String shortHash(@Nullable String hash) {
    return hash == null ? "" : hash.substring(0, Math.min(SHORT, hash.length()));
  }
}
