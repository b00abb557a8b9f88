package io.aurorafleet.lab.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.dispatcher.cli.Numbers;
import io.aurorafleet.dispatcher.cli.OutputOption;
import io.aurorafleet.dispatcher.cli.Surroundings;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
  private @Nullable Long only;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many seeds run at a time (default: one for each core).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--trace", description = "With --seed: print everything that happened.")
  private boolean trace;

  @Option(
      names = "--planted",
      paramLabel = "BUG",
      description = {
        "Plant a bug into the worker, to see that it is caught: save-before-arming,",
        "claimed-message, no-visit-guard, worker-id, repeated-modify, no-fence, ledger-last,",
        "past-the-gate or trusted-available. Exit code 0 when it was caught."
      })
  private @Nullable String planted;

  @Mixin private final OutputOption output = new OutputOption();

  public SimulateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public OutputOption output() {
    return output;
  }

  /** 0 when no invariant was violated, or a planted bug was caught; else 1. */
  @Override
  public Integer call() {
    PrintWriter out = surroundings.out();
    long first = only == null ? from : only;
    Optional<Planted> bug = Optional.ofNullable(planted).map(this::bug);
    if (trace) {
      return trace(out, bug);
    }
    long many = only == null ? Numbers.atLeast(1, "--seeds", seeds) : 1;
    int cores = Numbers.atLeast(1, "--threads", threads);
    Simulations.Summary summary =
        bug.map(b -> Simulations.planted(b, first, many, cores, surroundings.clock()))
            .orElseGet(() -> Simulations.run(first, many, cores, surroundings.clock()));
    print(summary, out);
    bug.ifPresent(
        b ->
            surroundings
                .err()
                .printf(
                    "%s (%s): caught in %d of %d seeds%n",
                    b.title(), b.what(), summary.caught(), summary.seeds()));
    surroundings.err().flush();
    return code(summary.violations().isEmpty(), bug);
  }

  private int trace(PrintWriter out, Optional<Planted> bug) {
    if (only == null) {
      throw CommandException.badInput(
          "no-seed", "--trace shows one seed, and none is named.", "Name it: --seed N --trace.");
    }
    long seed = only;
    Simulations.Trace trace =
        bug.map(b -> Simulations.trace(seed, b)).orElseGet(() -> Simulations.trace(seed));
    trace.events().forEach(out::println);
    out.flush();
    return code(trace.violations().isEmpty(), bug);
  }

  private static int code(boolean clean, Optional<Planted> bug) {
    return clean == bug.isPresent() ? 1 : 0;
  }

  private Planted bug(String title) {
    return Planted.named(title)
        .orElseThrow(
            () ->
                CommandException.badInput(
                    "unknown-bug",
                    "No bug is called %s.".formatted(title),
                    "See aurora-fleet lab simulate --help."));
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
          "%d seeds, %d clusters, %d turns, history %016x, %d violations, %.1f seeds a second%n",
          summary.seeds(),
          summary.clusters(),
          summary.turns(),
          summary.history(),
          summary.violations().size(),
          summary.seedsPerSecond());
      summary.faults().forEach((kind, times) -> out.printf("  %-24s %d%n", kind, times));
    }
    out.flush();
  }
}
