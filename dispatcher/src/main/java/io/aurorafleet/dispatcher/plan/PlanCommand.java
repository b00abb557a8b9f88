package io.aurorafleet.dispatcher.plan;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.dispatcher.cli.ExitCodes;
import io.aurorafleet.dispatcher.cli.OutputOption;
import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.dispatcher.config.Settings;
import io.aurorafleet.dispatcher.config.Variable;
import io.aurorafleet.dispatcher.dispatch.RunSwitches;
import io.aurorafleet.dispatcher.dispatch.Tag;
import io.aurorafleet.dispatcher.dispatch.TargetVersion;
import io.aurorafleet.report.plan.FleetPlan;
import io.aurorafleet.report.plan.PlanPage;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aurora-fleet plan}. */
@Command(
    name = "plan",
    description = {
      "Shows what an upgrade of a fleet would meet, side by side, and changes nothing.",
      "Needs the network and the secrets that a worker needs, to look into the databases."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  aurora-fleet plan --target 17.7",
      "  aurora-fleet plan --target 17.7 --slots recreate --html plan.html --json plan.json",
      "  aurora-fleet plan --target 16.11 orders billing -o json | jq '.clusters[].verdict'",
      "  aurora-fleet dispatch --plan plan.json --approved <the plan's SHA-256>"
    })
public final class PlanCommand implements Callable<Integer>, OutputOption.Holder {
  private final Surroundings surroundings;

  @Option(
      names = "--module",
      paramLabel = "MODULE",
      defaultValue = "UPGRADE",
      description = "What the plan is for: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private RunModule module = RunModule.UPGRADE;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "VERSION",
      description = "The engine version to go to, such as 17.7.")
  private String target = "";

  @Option(
      names = "--tag",
      paramLabel = "KEY=VALUE",
      description =
          "The tag that selects clusters (default: "
              + Tag.DEFAULT
              + ", or none when clusters are named).")
  private @Nullable String tag;

  @Parameters(paramLabel = "CLUSTER", arity = "0..*", description = "Only these clusters.")
  private List<String> clusters = List.of();

  @Mixin private RunSwitches switches = new RunSwitches();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "8",
      description = "How many clusters to look at at a time (default: ${DEFAULT-VALUE}).")
  private int parallel = 8;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Also write the plan as a page that needs nothing else.")
  private @Nullable Path html;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the plan as JSON, for dispatch --plan.")
  private @Nullable Path json;

  @Mixin private OutputOption output = new OutputOption();

  public PlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public OutputOption output() {
    return output;
  }

  /** 0 when nothing stands in the way of any cluster, 6 when something does. */
  @Override
  public Integer call() {
    PlanRequest request = request();
    PlanFiles.refuseUnwritable(html, json);
    Settings settings = Settings.read(surroundings.environment(), EnumSet.of(Variable.REGION));
    boolean live = surroundings.terminal() && !output.json();
    PlanWatcher watcher = live ? new LiveTable(surroundings.out()) : new PlanWatcher() {};
    FleetPlan plan = surroundings.connector().connect(settings).planner().plan(request, watcher);
    String document = Json.writePretty(plan);
    if (html != null) {
      PlanFiles.write(html, PlanPage.of(plan));
    }
    if (json != null) {
      PlanFiles.write(json, document);
    }
    if (output.json()) {
      surroundings.out().print(document);
    } else {
      new PlanText(plan, surroundings.columns()).lines(json).forEach(surroundings.out()::println);
    }
    surroundings.out().flush();
    return plan.stops() ? ExitCodes.BLOCKED : ExitCodes.OK;
  }

  private PlanRequest request() {
    if (parallel < 1) {
      throw CommandException.badInput(
          "parallel",
          "Cannot look at %d clusters at a time.".formatted(parallel),
          "Give at least 1.");
    }
    Optional<Tag> wanted =
        tag == null && !clusters.isEmpty()
            ? Optional.empty()
            : Optional.of(Tag.parse(tag == null ? Tag.DEFAULT : tag));
    return new PlanRequest(
        module, TargetVersion.parse(target), wanted, names(), switches.options(module), parallel);
  }

  private Set<ClusterId> names() {
    Set<ClusterId> names = new LinkedHashSet<>();
    for (String name : clusters) {
      try {
        names.add(new ClusterId(name));
      } catch (IllegalArgumentException e) {
        throw CommandException.badInput(
            "no-such-cluster",
            String.valueOf(e.getMessage()) + ".",
            "Give the names that `aws rds describe-db-clusters` shows.");
      }
    }
    return names;
  }
}
