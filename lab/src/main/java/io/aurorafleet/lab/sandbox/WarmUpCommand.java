package io.aurorafleet.lab.sandbox;

import io.aurorafleet.cloud.call.AwsClients;
import io.aurorafleet.dispatcher.AuroraFleet;
import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.lab.local.LocalAws;
import io.aurorafleet.sandbox.SandboxOptions;
import io.aurorafleet.sandbox.bus.EventPlan;
import io.aurorafleet.worker.config.WorkerConfig;
import io.aurorafleet.worker.inbox.Service;
import io.aurorafleet.worker.wiring.ConfigModule;
import io.aurorafleet.worker.wiring.DaggerWorkerComponent;
import io.aurorafleet.worker.wiring.DatabaseSettingsModule;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * What the launcher runs once after a build, so that the JVM can write an archive of the classes a
 * sandbox, a worker and a dispatch load: each of them starts a second or two sooner with it.
 */
@Command(name = "warm-up", hidden = true, description = "Loads classes, for the launcher.")
public final class WarmUpCommand implements Callable<Integer> {
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "AWS_REGION", "aws.region",
          "AWS_ACCESS_KEY_ID", "aws.accessKeyId",
          "AWS_SECRET_ACCESS_KEY", "aws.secretAccessKey",
          "AWS_ENDPOINT_URL", "aws.endpointUrl",
          "AWS_ENDPOINT_URL_SQS", "aws.endpointUrlSqs",
          "AWS_ENDPOINT_URL_S3", "aws.endpointUrlS3");

  private final Surroundings surroundings;

  public WarmUpCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    try (LocalAws aws = LocalAws.start(SandboxOptions.Ports.FREE, 1000, EventPlan.NONE)) {
      Map<String, String> environment = new TreeMap<>(aws.environment());
      environment.put("AURORA_FLEET_DRAIN_SECONDS", "1");
      environment.put("AURORA_FLEET_POLL_SECONDS", "0");
      PROPERTIES.forEach((name, property) -> System.setProperty(property, environment.get(name)));
      dispatch(environment);
      Service worker = worker(environment);
      worker.start();
      surroundings.clock().pause(java.time.Duration.ofMillis(500));
      worker.stop();
    }
    return 0;
  }

  /** It finds no cluster and says so to nobody. */
  private void dispatch(Map<String, String> environment) {
    PrintWriter nobody = new PrintWriter(Writer.nullWriter());
    Surroundings quiet =
        new Surroundings(
            nobody, nobody, false, environment, surroundings.clock(), surroundings.connector());
    AuroraFleet.commandLine(quiet)
        .execute("dispatch", "--module", "UPGRADE", "--target", "17.11", "--output", "json");
  }

  private static Service worker(Map<String, String> environment)
      throws WorkerConfig.InvalidConfigException {
    WorkerConfig config = WorkerConfig.from(environment, "warm-up");
    return DaggerWorkerComponent.builder()
        .awsClients(new AwsClients(config.tempo().callTimeout()))
        .databaseSettingsModule(new DatabaseSettingsModule(environment, config.tempo()))
        .configModule(new ConfigModule(config))
        .build()
        .service();
  }
}
