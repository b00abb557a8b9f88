package io.aurorafleet.lab.killmatrix;

import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.dispatcher.cli.Numbers;
import io.aurorafleet.dispatcher.cli.OutputOption;
import io.aurorafleet.dispatcher.cli.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aurora-fleet lab kill-matrix}. */
@Command(
    name = "kill-matrix",
    description = {
      "Kills real worker processes (SIGKILL) at every call to the outside that an upgrade makes:",
      "before it, after its effect, after its reply. Another worker finishes; what comes of it must",
      "be what comes of an undisturbed run."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  aurora-fleet lab kill-matrix                        all of it; about 50 minutes on two cores",
      "  aurora-fleet lab kill-matrix --sample 24 -o json    24 points, spread",
      "  aurora-fleet lab kill-matrix --only 'MAJOR commit rds'"
    })
public final class KillMatrixCommand implements Callable<Integer>, OutputOption.Holder {
  private final Surroundings surroundings;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "Only these: MAJOR, MINOR, PREUPGRADE; may be repeated.")
  private List<Scenario> scenarios = List.of(Scenario.values());

  @Option(
      names = "--sample",
      paramLabel = "K",
      description = "Only so many points, spread over all (default: all).")
  private @Nullable Integer sample;

  @Option(
      names = "--only",
      paramLabel = "PATTERN",
      description = "Only points whose name matches, such as 'MAJOR commit rds.modify'.")
  private @Nullable String only;

  @Option(
      names = "--paused",
      paramLabel = "K",
      defaultValue = "0",
      description =
          "At so many points, besides, stop the worker (SIGSTOP) past its lease and let it go on (default ${DEFAULT-VALUE}).")
  private int paused;

  @Option(
      names = "--terminated",
      paramLabel = "K",
      defaultValue = "0",
      description =
          "At so many points, besides, end the worker by SIGTERM (default ${DEFAULT-VALUE}).")
  private int terminated;

  @Option(
      names = "--lanes",
      paramLabel = "N",
      defaultValue = "3",
      description = "Sandboxes side by side (default ${DEFAULT-VALUE}).")
  private int lanes = 3;

  @Option(
      names = "--together",
      paramLabel = "N",
      defaultValue = "9",
      description =
          "Points that one worker is killed at at once, each in a cluster of its own (default ${DEFAULT-VALUE}).")
  private int together = 9;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      defaultValue = ".fleet/kill-matrix",
      description = "Where the workers' logs go (default ${DEFAULT-VALUE}).")
  private Path directory = Path.of(".fleet/kill-matrix");

  @Mixin private final OutputOption output = new OutputOption();

  public KillMatrixCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public OutputOption output() {
    return output;
  }

  /** 0 when every point ended as the undisturbed run, else 1. */
  @Override
  public Integer call() throws IOException {
    PrintWriter words = output.json() ? surroundings.err() : surroundings.out();
    MatrixRequest request =
        new MatrixRequest(
            scenarios,
            sample == null ? 0 : Numbers.atLeast(1, "--sample", sample),
            pattern(),
            Numbers.atLeast(0, "--paused", paused),
            Numbers.atLeast(0, "--terminated", terminated),
            Numbers.atLeast(1, "--lanes", lanes),
            Numbers.atLeast(1, "--together", together),
            directory);
    MatrixResult result =
        new Matrix(
                request,
                surroundings.clock(),
                line -> {
                  words.println(line);
                  words.flush();
                })
            .run();
    if (output.json()) {
      surroundings.out().println(result.json().toPrettyString());
      surroundings.out().flush();
    } else {
      summary(result, words);
    }
    return result.good() ? 0 : 1;
  }

  private static void summary(MatrixResult result, PrintWriter out) {
    result
        .points()
        .forEach(
            (scenario, points) ->
                out.printf(
                    "%s: %d calls, %d points%n",
                    scenario, Verdicts.need(result.calls(), scenario), points));
    out.printf(
        "%d points, %d asked for, %d run (%d killed, %d paused, %d terminated), %d equal, %d unequal, %d never reached, in %d s%n",
        result.total(),
        result.asked(),
        result.outcomes().size(),
        result.of(Act.KILL),
        result.of(Act.PAUSE),
        result.of(Act.TERMINATE),
        result.equal(),
        result.unequal().size(),
        result.missed().size(),
        result.took().toSeconds());
    out.flush();
  }

  private @Nullable Pattern pattern() {
    try {
      return only == null ? null : Pattern.compile(only, Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException e) {
      throw CommandException.badInput(
          "pattern",
          "\"%s\" is no pattern: %s".formatted(only, e.getDescription()),
          "Give a regular expression, such as 'MAJOR commit'.");
    }
  }
}
