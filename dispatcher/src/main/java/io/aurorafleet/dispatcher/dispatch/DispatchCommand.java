package io.aurorafleet.dispatcher.dispatch;

import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.dispatcher.cli.ExitCodes;
import io.aurorafleet.dispatcher.cli.OutputOption;
import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.dispatcher.config.Settings;
import io.aurorafleet.dispatcher.config.Variable;
import io.aurorafleet.report.plan.FleetPlan;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code aurora-fleet dispatch}. */
@Command(
    name = "dispatch",
    description = {
      "Finds the clusters with a tag, or takes those of a plan, and begins a run over them.",
      "Looks first: clusters that another run has make it refuse, before anything is written."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  aurora-fleet dispatch --module PREUPGRADE --target 17.7",
      "  aurora-fleet dispatch --module UPGRADE --target 17.7 --in-flight 5",
      "  aurora-fleet dispatch --module UPGRADE --target 16.11 --tag fleet=b -o json",
      "  aurora-fleet dispatch --plan plan.json --approved 3f0c…"
    })
public final class DispatchCommand implements Callable<Integer>, OutputOption.Holder {
  private static final String SUFFIX_LETTERS = "bcdfghjkmnpqrstvwxz23456789";

  private final Surroundings surroundings;

  @Option(
      names = "--module",
      paramLabel = "MODULE",
      description =
          "PREUPGRADE: checks and preparation that no client can feel. UPGRADE: the upgrade. Required without --plan.")
  private @Nullable RunModule module;

  @Option(
      names = "--target",
      paramLabel = "VERSION",
      description = "The engine version to go to, such as 17.7. Required without --plan.")
  private @Nullable String target;

  @Option(
      names = "--tag",
      paramLabel = "KEY=VALUE",
      defaultValue = Tag.DEFAULT,
      description = "The tag that selects clusters (default: ${DEFAULT-VALUE}).")
  private String tag = Tag.DEFAULT;

  @Mixin private PlanSwitches plans = new PlanSwitches();

  @Mixin private RunSwitches switches = new RunSwitches();

  @Option(
      names = "--run",
      paramLabel = "NAME",
      description =
          "A name for the run; repeated, it completes a dispatch that was cut off (default: a fresh one).")
  private @Nullable String run;

  @Option(
      names = "--skip-live",
      description = "Leave out clusters that another run has, rather than refuse all.")
  private boolean skipLive;

  @Option(
      names = "--verify-sql",
      paramLabel = "FILE",
      description = {
        "Statements that must hold before the upgrade and after it, read-only: none may fail, and no first value may be false.",
        "They run in every database; a line `-- database: NAME` says where those after it run."
      })
  private @Nullable Path verifySql;

  @Mixin private OutputOption output = new OutputOption();

  @Spec private @Nullable CommandSpec spec;

  public DispatchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public OutputOption output() {
    return output;
  }

  @Override
  public Integer call() {
    DispatchRequest request = request();
    Settings settings = Settings.read(surroundings.environment(), EnumSet.allOf(Variable.class));
    DispatchResult result =
        surroundings.connector().connect(settings).dispatcher().dispatch(request);
    if (output.json()) {
      surroundings.out().print(Json.writePretty(result));
    } else {
      DispatchText.lines(result, surroundings.columns()).forEach(surroundings.out()::println);
    }
    surroundings.out().flush();
    return result.complete() ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private DispatchRequest request() {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    String script = verifySql == null ? null : VerifyFile.read(verifySql);
    Optional<FleetPlan> plan = plans.plan(command.getParseResult(), surroundings.clock().now());
    if (plan.isPresent()) {
      FleetPlan p = plan.get();
      return new DispatchRequest(
          runId(),
          p.module(),
          p.target(),
          new PlanScope(p),
          proven(inTime(p.options())),
          skipLive,
          script);
    }
    if (module == null || target == null) {
      throw new ParameterException(
          command,
          "Missing required option%s"
              .formatted(
                  module == null
                      ? target == null ? "s: --module and --target, or --plan" : ": --module"
                      : ": --target"));
    }
    return new DispatchRequest(
        runId(),
        module,
        TargetVersion.parse(target),
        Scope.of(Tag.parse(tag)),
        proven(inTime(switches.options(module))),
        skipLive,
        script);
  }

  private RunOptions proven(RunOptions options) {
    return options.withVerifySql(verifySql != null);
  }

  /** A dispatch that is repeated to complete it may come after its window. */
  private RunOptions inTime(RunOptions options) {
    Instant end = options.windowEnd();
    if (run == null && end != null && !end.isAfter(surroundings.clock().now())) {
      throw CommandException.badInput(
          "window-end",
          "The change window ended at %s already.".formatted(end),
          "Give a later end with --window-end.");
    }
    return options;
  }

  private RunId runId() {
    if (run == null) {
      return RunId.of(surroundings.clock().now(), suffix());
    }
    try {
      return new RunId(run);
    } catch (IllegalArgumentException e) {
      throw CommandException.badInput(
          "run", String.valueOf(e.getMessage()) + ".", "Give another name with --run, or none.");
    }
  }

  private static String suffix() {
    StringBuilder suffix = new StringBuilder();
    new SecureRandom()
        .ints(4, 0, SUFFIX_LETTERS.length())
        .forEach(i -> suffix.append(SUFFIX_LETTERS.charAt(i)));
    return suffix.toString();
  }
}
