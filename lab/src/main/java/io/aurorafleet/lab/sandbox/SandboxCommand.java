package io.aurorafleet.lab.sandbox;

import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.dispatcher.cli.OutputOption;
import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.lab.fleet.DatabaseProof;
import io.aurorafleet.lab.fleet.DemoFleet;
import io.aurorafleet.lab.fleet.FleetSeeder;
import io.aurorafleet.lab.local.LocalAws;
import io.aurorafleet.sandbox.SandboxOptions;
import io.aurorafleet.sandbox.bus.EventPlan;
import io.aurorafleet.sandbox.postgres.PostgresFailure;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code aurora-fleet sandbox}: runs until it is interrupted or terminated, and leaves nothing
 * behind, no server and no file.
 */
@Command(
    name = "sandbox",
    description = {
      "Keeps AWS running on this machine: RDS with a real PostgreSQL server per cluster, SQS, S3,",
      "EventBridge, SNS, Secrets Manager, STS. Ends with Ctrl-C; everything in it is gone then."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  aurora-fleet sandbox --fleet demo          and in another terminal, after its export lines:",
      "  aurora-fleet worker",
      "  aurora-fleet dispatch --module UPGRADE --target 17.11 --slots recreate",
      "  aws rds describe-db-clusters"
    })
public final class SandboxCommand implements Callable<Integer>, OutputOption.Holder {
  private enum Fleet {
    DEMO,
    NONE
  }

  private final Surroundings surroundings;

  @Option(
      names = "--port-aws",
      paramLabel = "N",
      description = "Port of every service but SQS and S3 (default: any free one).")
  private int portAws;

  @Option(names = "--port-sqs", paramLabel = "N", description = "Port of SQS.")
  private int portSqs;

  @Option(names = "--port-s3", paramLabel = "N", description = "Port of S3.")
  private int portS3;

  @Option(
      names = "--time-scale",
      paramLabel = "X",
      defaultValue = "60",
      description =
          "How many times faster than AWS its RDS works, 1 to 1000 (default: ${DEFAULT-VALUE}).")
  private double timeScale = 60;

  @Option(
      names = "--fleet",
      paramLabel = "FLEET",
      defaultValue = "none",
      description = "Clusters to begin with: none (default), or demo, the demo's ten.")
  private Fleet fleet = Fleet.NONE;

  @Mixin private final OutputOption output = new OutputOption();

  public SandboxCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public OutputOption output() {
    return output;
  }

  /** Returns only when the sandbox could not be started. */
  @Override
  public Integer call() throws InterruptedException {
    if (!(timeScale >= 1 && timeScale <= 1000)) {
      throw CommandException.badInput(
          "time-scale",
          "The time scale is %s.".formatted(timeScale),
          "Give a number from 1 (as slow as AWS) to 1000 with --time-scale.");
    }
    LocalAws aws = start();
    Runtime.getRuntime().addShutdownHook(new Thread(aws::close, "sandbox-shutdown"));
    SandboxText text = new SandboxText(environment(aws), aws.sandbox().mails());
    if (!output.json()) {
      print(text.exports());
    }
    Map<String, DatabaseProof.Access> clusters =
        fleet == Fleet.DEMO ? new FleetSeeder(aws).seed(DemoFleet.clusters()) : Map.of();
    print(output.json() ? text.json(clusters) : text.hints(clusters));
    new CountDownLatch(1).await();
    return 0;
  }

  private LocalAws start() {
    try {
      return LocalAws.start(
          new SandboxOptions.Ports(portAws, portSqs, portS3), timeScale, EventPlan.NONE);
    } catch (IOException e) {
      throw CommandException.badInput(
          "sandbox-start",
          "The sandbox could not start: " + e.getMessage(),
          "Give other ports with --port-aws, --port-sqs and --port-s3, or none for any free ones.");
    } catch (PostgresFailure e) {
      throw CommandException.badInput(
          "sandbox-postgres",
          "The sandbox could not start: " + e.getMessage(),
          "Build with Maven: mvn package; it fetches the PostgreSQL binaries.");
    }
  }

  /** The sandbox's, and how much faster a worker should look than on AWS. */
  private Map<String, String> environment(LocalAws aws) {
    Map<String, String> environment = new TreeMap<>(aws.environment());
    environment.put("AURORA_FLEET_SPEED", Double.toString(Math.min(timeScale, MOST_WORKER_SPEED)));
    return environment;
  }

  /** Leases must outlast a call, and calls do not get faster with the clock. */
  private static final double MOST_WORKER_SPEED = 12;

  private void print(String text) {
    surroundings.out().print(text);
    surroundings.out().flush();
  }
}
