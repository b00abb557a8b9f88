package io.aurorafleet.lab.demo;

import io.aurorafleet.dispatcher.cli.Numbers;
import io.aurorafleet.dispatcher.cli.OutputOption;
import io.aurorafleet.dispatcher.cli.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aurora-fleet demo}. */
@Command(
    name = "demo",
    description =
        "Upgrades a fleet of ten clusters on the embedded sandbox, on real PostgreSQL servers.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer>, OutputOption.Holder {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Surroundings surroundings;

  @Option(names = "--workers", defaultValue = "2", description = "Worker processes (default 2).")
  private int workers;

  @Option(names = "--drop-events", description = "Lose every RDS event: only timers wake anybody.")
  private boolean dropEvents;

  @Option(names = "--kill-one", description = "Kill -9 a worker while a cluster is being upgraded.")
  private boolean killOne;

  @Mixin private final OutputOption output = new OutputOption();

  @Option(names = "--directory", description = "Where logs and reports go (default .fleet/…).")
  private Path directory = Path.of("");

  public DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public OutputOption output() {
    return output;
  }

  /** 0 when every cluster ended as the demo expects, else 1. */
  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    int many = Numbers.atLeast(1, "--workers", workers);
    boolean json = output.json();
    PrintWriter words = json ? surroundings.err() : surroundings.out();
    Path to =
        directory.toString().isEmpty()
            ? Path.of(".fleet", "demo-" + STAMP.format(surroundings.clock().now()))
            : directory;
    Files.createDirectories(to);
    ProgressView view = new ProgressView(words, surroundings.terminal() && !json);
    DemoOptions options = new DemoOptions(many, dropEvents, killOne, to);
    DemoResult result = new Demo(options, view, surroundings.clock()).run();
    if (json) {
      surroundings.out().println(result.json());
    } else {
      DemoTable.print(result, words);
    }
    return result.success() ? 0 : 1;
  }
}
