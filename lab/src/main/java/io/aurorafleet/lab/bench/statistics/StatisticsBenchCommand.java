package io.aurorafleet.lab.bench.statistics;

import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.dispatcher.cli.OutputOption;
import io.aurorafleet.dispatcher.cli.Surroundings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aurora-fleet lab bench statistics}. */
@Command(
    name = "statistics",
    description = {
      "Measures how soon plans are sane and statistics complete after an upgrade,",
      "beside a serial ANALYZE of one database and vacuumdb --analyze-in-stages, on the same data."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  aurora-fleet lab bench statistics",
      "  aurora-fleet lab bench statistics --databases 12 --tables 100 --jobs 8 -o json"
    })
public final class StatisticsBenchCommand implements Callable<Integer>, OutputOption.Holder {
  private final Surroundings surroundings;

  @Option(
      names = "--databases",
      defaultValue = "6",
      description = "Databases, all alike (default: ${DEFAULT-VALUE}).")
  private int databases;

  @Option(
      names = "--tables",
      defaultValue = "30",
      description = "Tables in each, of several sizes (default: ${DEFAULT-VALUE}).")
  private int tables;

  @Option(
      names = "--rows",
      defaultValue = "100000",
      description = "Rows of the largest table (default: ${DEFAULT-VALUE}).")
  private int rows;

  @Option(
      names = "--jobs",
      defaultValue = "4",
      description = "Sessions at a time, ours and vacuumdb's (default: ${DEFAULT-VALUE}).")
  private int jobs;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description =
          "How often each way is timed; the middle one counts (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Mixin private OutputOption output = new OutputOption();

  public StatisticsBenchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public OutputOption output() {
    return output;
  }

  @Override
  public Integer call() throws Exception {
    surroundings.err().printf("Making %d databases with %d tables each%n", databases, tables);
    StatisticsBench.Result result =
        StatisticsBench.run(
            new StatisticsBench.Plan(databases, tables, rows, jobs, rounds), surroundings.clock());
    PrintWriter out = surroundings.out();
    if (output.json()) {
      out.print(Json.writePretty(result));
    } else {
      out.printf("%-44s %14s %14s%n", "", "SANE PLANS", "FULL");
      result.ways().forEach(StatisticsBenchCommand.this::line);
      out.printf("Load %.1f on %d processors%n", result.load(), result.processors());
    }
    out.flush();
    return 0;
  }

  private void line(StatisticsBench.Way way) {
    surroundings
        .out()
        .printf("%-44s %12.2f s %12.2f s%n", way.name(), way.saneSeconds(), way.fullSeconds());
  }
}
