package io.aurorafleet.dispatcher.dispatch;

import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.report.plan.FleetPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** Dispatching what a plan says; a mixin. */
final class PlanSwitches {
  /** What may stand beside {@code --plan}; all else the plan itself says. */
  private static final Set<String> BESIDE =
      Set.of(
          "--plan", "--approved", "--max-age", "--run", "--skip-live", "--verify-sql", "--output");

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description =
          "Dispatch what a plan (aurora-fleet plan --json) found ready: its clusters, target and options, nothing else.")
  private @Nullable Path plan;

  @Option(
      names = "--approved",
      paramLabel = "SHA",
      description = "With --plan: refuse it unless this is its SHA-256.")
  private @Nullable String approved;

  @Option(
      names = "--max-age",
      paramLabel = "DAYS",
      defaultValue = "7",
      description = "With --plan: how old it may be (default: ${DEFAULT-VALUE} days).")
  private int maxAge = 7;

  /** The plan, if there is one; throws {@link CommandException} when it must not be dispatched. */
  Optional<FleetPlan> plan(ParseResult parsed, Instant now) {
    if (plan == null) {
      if (approved != null) {
        throw CommandException.badInput(
            "plan-options",
            "--approved says what was approved, but no plan is given.",
            "Give the plan with --plan FILE.");
      }
      return Optional.empty();
    }
    List<String> others =
        parsed.matchedOptions().stream()
            .map(OptionSpec::names)
            .filter(names -> Stream.of(names).noneMatch(BESIDE::contains))
            .map(names -> names[names.length - 1])
            .sorted()
            .toList();
    if (!others.isEmpty()) {
      throw CommandException.badInput(
          "plan-options",
          "With --plan, the plan says module, target, clusters and options; %s cannot be given beside it."
              .formatted(String.join(", ", others)),
          "Leave them out, or plan again with them.");
    }
    return Optional.of(PlanFile.read(plan, approved, now, Duration.ofDays(maxAge)));
  }
}
