package io.aurorafleet.lab.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aurorafleet.dispatcher.cli.OutputOption;
import io.aurorafleet.dispatcher.cli.Surroundings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aurora-fleet lab simulate}. */
@Command(
    name = "simulate",
    description = {
      "Runs the production worker on a virtual clock under crashes, lost replies, duplicates and losses.",
      "Every seed is a fleet, its faults and every interleaving; a failing seed replays."
    },
    mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer>, OutputOption.Holder {
  private final Surroundings surroundings;

  @Option(names = "--seeds", defaultValue = "200", description = "How many seeds (default 200).")
  private long seeds;

  @Option(names = "--from", defaultValue = "1", description = "The first seed (default 1).")
  private long from;

  @Option(names = "--seed", description = "Only this seed.")
  private long only = -1;

  @Option(names = "--trace", description = "With --seed: print everything that happened.")
  private boolean trace;

  @Mixin private final OutputOption output = new OutputOption();

  public SimulateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public OutputOption output() {
    return output;
  }

  /** 0 when no invariant was violated, else 1. */
  @Override
  public Integer call() {
    PrintWriter out = surroundings.out();
    if (trace) {
      Simulations.trace(only < 0 ? from : only).forEach(out::println);
      out.flush();
      return 0;
    }
    Simulations.Summary summary =
        Simulations.run(
            only < 0 ? from : only,
            only < 0 ? seeds : 1,
            Runtime.getRuntime().availableProcessors(),
            surroundings.clock());
    print(summary, out);
    return summary.violations().isEmpty() ? 0 : 1;
  }

  private void print(Simulations.Summary summary, PrintWriter out) {
    if (output.json()) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("seeds", summary.seeds());
      json.put("violations", summary.violations().size());
      json.put("clusters", summary.clusters());
      summary.faults().forEach(json.putObject("faults")::put);
      json.put("seedsPerSecond", Math.round(summary.seedsPerSecond() * 10) / 10.0);
      summary.violations().forEach(surroundings.err()::println);
      out.println(json.toPrettyString());
    } else {
      summary.violations().forEach(out::println);
      out.printf(
          "%d seeds, %d clusters, %d turns, %d violations, %.1f seeds a second%n",
          summary.seeds(),
          summary.clusters(),
          summary.turns(),
          summary.violations().size(),
          summary.seedsPerSecond());
      summary.faults().forEach((kind, times) -> out.printf("  %-24s %d%n", kind, times));
    }
    out.flush();
  }
}
