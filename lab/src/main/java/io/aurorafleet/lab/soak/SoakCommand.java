package io.aurorafleet.lab.soak;

import io.aurorafleet.dispatcher.cli.Numbers;
import io.aurorafleet.dispatcher.cli.OutputOption;
import io.aurorafleet.dispatcher.cli.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aurora-fleet lab soak}. */
@Command(
    name = "soak",
    description = {
      "Upgrades a fleet on real PostgreSQL servers while workers are killed (SIGKILL) every few seconds,",
      "three events in ten are lost and three come twice; then looks whether every cluster is right."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  aurora-fleet lab soak                                  50 clusters, 4 workers, 10 minutes",
      "  aurora-fleet lab soak --clusters 10 --minutes 2 -o json"
    })
public final class SoakCommand implements Callable<Integer>, OutputOption.Holder {
  private final Surroundings surroundings;

  @Option(
      names = "--clusters",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many clusters (default ${DEFAULT-VALUE}).")
  private int clusters = 50;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "4",
      description = "How many workers live at a time (default ${DEFAULT-VALUE}).")
  private int workers = 4;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "How long workers are killed; runs are dispatched as long (default ${DEFAULT-VALUE}).")
  private double minutes = 10;

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      defaultValue = "6",
      description = "Clusters worked on at a time (default ${DEFAULT-VALUE}).")
  private int inFlight = 6;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of who is killed when and which events are lost (default ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      defaultValue = ".fleet/soak",
      description = "Where the workers' logs go (default ${DEFAULT-VALUE}).")
  private Path directory = Path.of(".fleet/soak");

  @Mixin private final OutputOption output = new OutputOption();

  public SoakCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public OutputOption output() {
    return output;
  }

  /** 0 when every cluster is right, else 1. */
  @Override
  public Integer call() throws IOException, SQLException {
    PrintWriter words = output.json() ? surroundings.err() : surroundings.out();
    SoakRequest request =
        new SoakRequest(
            Numbers.atLeast(1, "--clusters", clusters),
            Numbers.atLeast(1, "--workers", workers),
            Numbers.atLeast(1, "--in-flight", inFlight),
            Duration.ofSeconds(Math.round(60 * Numbers.positive("--minutes", minutes))),
            seed,
            directory);
    SoakResult result =
        new Soak(
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
      result.wrong().forEach(words::println);
      words.printf(
          "%d clusters, %d runs, %d workers killed, %d events (%d lost, %d doubled), %d requeues, upgraded in %d s, %d RDS calls, %d wrong%n",
          result.clusters(),
          result.runs(),
          result.kills(),
          result.emitted(),
          result.lost(),
          result.doubled(),
          result.requeues(),
          result.ended().toSeconds(),
          result.rdsCalls(),
          result.wrong().size());
      words.flush();
    }
    return result.wrong().isEmpty() ? 0 : 1;
  }
}
