package io.aurorafleet.lab.bench;

import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.dispatcher.cli.OutputOption;
import io.aurorafleet.dispatcher.cli.Surroundings;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aurora-fleet lab bench preflight}. */
@Command(
    name = "preflight",
    description = {
      "Measures preflight of one cluster with many databases, on a real server,",
      "and a plan of a large fleet against the sandbox with AWS's latency."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  aurora-fleet lab bench preflight",
      "  aurora-fleet lab bench preflight --databases 20 --clusters 50 -o json"
    })
public final class PreflightBenchCommand implements Callable<Integer>, OutputOption.Holder {
  private final Surroundings surroundings;

  @Option(
      names = "--databases",
      defaultValue = "100",
      description = "Databases of the one cluster (default: ${DEFAULT-VALUE}).")
  private int databases;

  @Option(
      names = "--tables",
      defaultValue = "200",
      description = "Tables in each of them (default: ${DEFAULT-VALUE}).")
  private int tables;

  @Option(
      names = "--clusters",
      defaultValue = "200",
      description = "Clusters of the fleet (default: ${DEFAULT-VALUE}).")
  private int clusters;

  @Option(
      names = "--latency",
      paramLabel = "MILLIS",
      defaultValue = "20",
      description = "What every call of AWS takes at least (default: ${DEFAULT-VALUE}).")
  private long latency;

  @Mixin private OutputOption output = new OutputOption();

  /** Both results, and how busy the machine was: its figures mean little without. */
  record Results(
      PreflightBench.Result preflight, PlanBench.Result plan, double load, int processors) {}

  public PreflightBenchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public OutputOption output() {
    return output;
  }

  @Override
  public Integer call() throws Exception {
    surroundings.err().printf("Making %d databases with %d tables each%n", databases, tables);
    PreflightBench.Result preflight = PreflightBench.run(databases, tables, surroundings.clock());
    surroundings.err().printf("Making a fleet of %d clusters%n", clusters);
    PlanBench.Result plan =
        PlanBench.run(clusters, Duration.ofMillis(latency), surroundings.clock());
    Results results =
        new Results(
            preflight,
            plan,
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
            Runtime.getRuntime().availableProcessors());
    print(results);
    return 0;
  }

  private void print(Results results) {
    PrintWriter out = surroundings.out();
    if (output.json()) {
      out.print(Json.writePretty(results));
    } else {
      PreflightBench.Result one = results.preflight();
      out.printf(
          "Preflight of %d databases with %d tables: %s s (cold first); per database %.2f sessions, %.1f questions; %d findings%n",
          one.databases(),
          one.tables(),
          one.seconds(),
          one.sessions(),
          one.asked(),
          one.findings());
      PlanBench.Result fleet = results.plan();
      out.printf(
          "Plan of %d clusters, %d ms a call: %.1f s, %.2f RDS calls per cluster, %s%n",
          fleet.clusters(),
          fleet.latencyMillis(),
          fleet.seconds(),
          fleet.rdsCallsPerCluster(),
          fleet.verdicts());
      fleet.calls().forEach((call, times) -> out.printf("  %-40s %d%n", call, times));
      out.printf("Load %.1f on %d processors%n", results.load(), results.processors());
    }
    out.flush();
  }
}
