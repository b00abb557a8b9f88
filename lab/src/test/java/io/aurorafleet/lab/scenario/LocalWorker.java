package io.aurorafleet.lab.scenario;

import io.aurorafleet.cloud.call.AwsClients;
import io.aurorafleet.cloud.call.RateLimiter;
import io.aurorafleet.worker.config.TableLimits;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.config.WorkerConfig;
import io.aurorafleet.worker.inbox.Service;
import io.aurorafleet.worker.wiring.ConfigModule;
import io.aurorafleet.worker.wiring.DaggerWorkerComponent;
import io.aurorafleet.worker.wiring.DatabaseSettingsModule;
import java.time.Duration;
import java.util.Map;

/** The whole worker in this process: patient with slow machines, quick to look again. */
final class LocalWorker implements AutoCloseable {
  private static final Duration START_DEADLINE = Duration.ofSeconds(60);

  private final Service service;

  private LocalWorker(Service service) {
    this.service = service;
  }

  static LocalWorker start(Map<String, String> environment) {
    return start(environment, START_DEADLINE);
  }

  private static Tempo tempo(Duration startDeadline) {
    return new Tempo(
        Duration.ofSeconds(40),
        Duration.ofSeconds(1),
        Duration.ofMillis(400),
        startDeadline,
        Duration.ofMinutes(3),
        Duration.ofSeconds(5),
        Duration.ofMillis(50),
        Duration.ofMillis(200));
  }

  /** With another deadline for what should begin, or follow, soon. */
  static LocalWorker start(Map<String, String> environment, Duration startDeadline) {
    Tempo tempo = tempo(startDeadline);
    WorkerConfig config =
        new WorkerConfig(
            "in-process",
            environment.get("AURORA_FLEET_WORK_QUEUE_URL"),
            environment.get("AURORA_FLEET_EVENTS_QUEUE_URL"),
            environment.get("AURORA_FLEET_DEAD_LETTER_QUEUE_URL"),
            environment.get("AURORA_FLEET_BUCKET"),
            environment.get("AURORA_FLEET_TOPIC_ARN"),
            4,
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            tempo,
            TableLimits.defaults(),
            RateLimiter.Limits.upTo(1000));
    Service service =
        DaggerWorkerComponent.builder()
            .awsClients(new AwsClients(tempo.callTimeout()))
            .databaseSettingsModule(new DatabaseSettingsModule(environment, tempo))
            .configModule(new ConfigModule(config))
            .build()
            .service();
    service.start();
    return new LocalWorker(service);
  }

  @Override
  public void close() {
    service.stop();
  }
}
