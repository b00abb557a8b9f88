package io.aurorafleet.dispatcher.dispatch;

import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.json.NewerSchemaException;
import io.aurorafleet.contracts.json.UnreadableException;
import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.report.plan.FleetPlan;
import io.aurorafleet.report.plan.PlanHash;
import io.aurorafleet.report.plan.PlannedCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a plan to be dispatched, and refuses one that is not what somebody approved. */
final class PlanFile {
  private static final String AGAIN = "Plan again with aurora-fleet plan --json FILE.";

  private PlanFile() {}

  /**
   * The plan of a file, of which every hash was reckoned anew.
   *
   * @param approved the SHA-256 that the approver gave; null when nobody was asked
   * @param longest how old a plan may be: what it says of warnings, sizes and quotas fades
   * @throws CommandException for a file that is no plan, was changed, is old or not approved
   */
  static FleetPlan read(Path file, @Nullable String approved, Instant now, Duration longest) {
    FleetPlan plan = parse(file);
    if (!PlanHash.of(plan).equals(plan.approval())) {
      throw altered(file, "as a whole it does not have the hash it names");
    }
    List<PlannedCluster> wrong = PlanHash.altered(plan);
    if (!wrong.isEmpty()) {
      throw altered(
          file,
          wrong.stream().map(c -> c.cluster().value()).collect(Collectors.joining(", "))
              + " do not have the hash named for them");
    }
    if (approved != null && !approved.strip().equalsIgnoreCase(plan.approval())) {
      throw CommandException.badInput(
          "plan-not-approved",
          "What was approved is %s, but the plan in %s is %s."
              .formatted(approved.strip(), file, plan.approval()),
          "Dispatch the file that was approved, or have this one approved.");
    }
    Duration age = Duration.between(plan.createdAt(), now);
    if (age.compareTo(longest) > 0) {
      throw CommandException.badInput(
          "plan-old",
          "The plan in %s is %d days old; %d are allowed."
              .formatted(file, age.toDays(), longest.toDays()),
          AGAIN
              + " Where nothing has changed its SHA-256 is the same, so that an approval still holds; or allow more with --max-age.");
    }
    return plan;
  }

  private static FleetPlan parse(Path file) {
    try {
      String text =
          TextFile.read(file, "plan-file", "Give the file that aurora-fleet plan --json wrote.");
      return Json.read(FleetPlan.class, text, FleetPlan.SCHEMA);
    } catch (UnreadableException e) {
      throw CommandException.badInput(
          "plan-file",
          "%s is no plan: %s.".formatted(file, e.getMessage()),
          "Give the file that aurora-fleet plan --json wrote, not its page or its text.");
    } catch (NewerSchemaException e) {
      throw CommandException.badInput(
          "plan-file",
          "%s was written by a newer aurora-fleet.".formatted(file),
          "Update this one, or plan again with it.");
    }
  }

  private static CommandException altered(Path file, String how) {
    return CommandException.badInput(
        "plan-altered",
        "The plan in %s was changed after it was made, or made by another version of aurora-fleet: %s."
            .formatted(file, how),
        AGAIN);
  }
}
