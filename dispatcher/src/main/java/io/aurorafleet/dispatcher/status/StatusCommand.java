package io.aurorafleet.dispatcher.status;

import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.dispatcher.cli.OutputOption;
import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.dispatcher.config.Settings;
import io.aurorafleet.dispatcher.config.Variable;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aurora-fleet status}. */
@Command(
    name = "status",
    description = "Shows how a run goes, cluster by cluster.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  aurora-fleet status",
      "  aurora-fleet status --run 20261122t2100-k3x9 --watch",
      "  aurora-fleet status --output json | jq '.counts'"
    })
public final class StatusCommand implements Callable<Integer>, OutputOption.Holder {
  private static final String HOME_AND_CLEAR = "\u001b[H\u001b[2J";

  private final Surroundings surroundings;

  @Option(
      names = "--run",
      paramLabel = "NAME",
      description = "The run (default: the one dispatched last).")
  private @Nullable String run;

  @Option(
      names = "--watch",
      paramLabel = "SECONDS",
      arity = "0..1",
      fallbackValue = "10",
      description = "Look again every so many seconds (${FALLBACK-VALUE}) until the run has ended.")
  private @Nullable Integer watch;

  @Mixin private OutputOption output = new OutputOption();

  public StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public OutputOption output() {
    return output;
  }

  @Override
  public Integer call() {
    if (watch != null && watch < 1) {
      throw CommandException.badInput(
          "watch", "Cannot look again every %d seconds.".formatted(watch), "Give at least 1.");
    }
    Settings settings =
        Settings.read(surroundings.environment(), EnumSet.of(Variable.REGION, Variable.BUCKET));
    RunReader reader = surroundings.connector().connect(settings).runs();
    RunId wanted = wanted(reader);
    RunStatus status = reader.read(wanted);
    if (watch != null) {
      status = watch(reader, status, Duration.ofSeconds(watch));
    } else if (!output.json()) {
      print(text(status));
    }
    if (output.json()) {
      surroundings.out().print(Json.writePretty(status));
      surroundings.out().flush();
    }
    return status.exitCode();
  }

  /** On a terminal the table is drawn anew, else it is printed again when it has changed. */
  private RunStatus watch(RunReader reader, RunStatus first, Duration pause) {
    RunStatus status = first;
    List<ClusterStatus> shown = List.of();
    while (true) {
      if (!output.json() && (surroundings.terminal() || !shown.equals(status.clusters()))) {
        shown = status.clusters();
        if (surroundings.terminal()) {
          surroundings.out().print(HOME_AND_CLEAR);
        }
        print(text(status));
      }
      if (status.outcome() != RunStatus.Outcome.RUNNING || Thread.currentThread().isInterrupted()) {
        return status;
      }
      surroundings.clock().pause(pause);
      status = reader.read(status.run());
    }
  }

  private RunId wanted(RunReader reader) {
    if (run == null) {
      return reader
          .newest()
          .orElseThrow(
              () ->
                  CommandException.badInput(
                      "no-runs",
                      "There is no run in the bucket yet.",
                      "Begin one with aurora-fleet dispatch, or check AURORA_FLEET_BUCKET."));
    }
    try {
      return new RunId(run);
    } catch (IllegalArgumentException e) {
      throw CommandException.badInput(
          "run", String.valueOf(e.getMessage()) + ".", "dispatch printed the run's name.");
    }
  }

  private List<String> text(RunStatus status) {
    return StatusText.lines(status, surroundings.clock().now(), surroundings.columns());
  }

  private void print(List<String> lines) {
    PrintWriter out = surroundings.out();
    lines.forEach(out::println);
    out.flush();
  }
}
