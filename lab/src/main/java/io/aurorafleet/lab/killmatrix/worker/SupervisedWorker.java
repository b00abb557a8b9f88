package io.aurorafleet.lab.killmatrix.worker;

import io.aurorafleet.cloud.call.AwsClients;
import io.aurorafleet.worker.config.WorkerConfig;
import io.aurorafleet.worker.inbox.Service;
import io.aurorafleet.worker.wiring.ConfigModule;
import io.aurorafleet.worker.wiring.DatabaseSettingsModule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * The worker's process under a supervisor. Receives nothing until it is told to; ends with its
 * supervisor. SIGTERM drains it, as in production.
 */
public final class SupervisedWorker {
  /** The environment variable with the supervisor's port. */
  public static final String SUPERVISOR = "AURORA_FLEET_LAB_SUPERVISOR";

  private static final int ORPHANED = 3;

  private SupervisedWorker() {}

  public static void main(String[] arguments)
      throws IOException, InterruptedException, WorkerConfig.InvalidConfigException {
    Map<String, String> environment = System.getenv();
    WorkerConfig config = WorkerConfig.from(environment, "supervised");
    Wire supervisor = Wire.to(Integer.parseInt(environment.getOrDefault(SUPERVISOR, "")));
    Stops stops = new Stops(supervisor);
    Gate gate = new Gate();
    RawClients raw =
        DaggerRawClients.builder()
            .awsClients(new AwsClients(config.tempo().callTimeout(), environment))
            .build();
    Service service =
        DaggerSupervisedComponent.builder()
            .supervisedModule(new SupervisedModule(raw, stops, gate))
            .databaseSettingsModule(new DatabaseSettingsModule(environment, config.tempo()))
            .configModule(new ConfigModule(config))
            .build()
            .service();
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  service.stop();
                  ended.countDown();
                },
                "drain"));
    Thread ears = new Thread(() -> obey(supervisor, stops, gate), "supervisor");
    ears.setDaemon(true);
    ears.start();
    supervisor.say(Wire.HELLO, config.name());
    service.start();
    ended.await();
  }

  private static void obey(Wire supervisor, Stops stops, Gate gate) {
    try {
      while (true) {
        List<String> words = supervisor.hear();
        if (words.isEmpty()) {
          Runtime.getRuntime().halt(ORPHANED);
        }
        obey(words, supervisor, stops, gate);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void obey(List<String> words, Wire supervisor, Stops stops, Gate gate)
      throws InterruptedException {
    switch (words.get(0)) {
      case Wire.GO -> gate.open();
      case Wire.HOLD -> {
        gate.close();
        supervisor.say(Wire.HELD);
      }
      case Wire.FREE -> stops.free(words.get(1));
      case Wire.ARM ->
          stops.arm(
              words.get(1),
              words.get(2),
              Integer.parseInt(words.get(3)),
              Shape.valueOf(words.get(4)),
              words.get(5),
              Set.copyOf(words.subList(6, words.size())));
      default -> throw new IllegalStateException("The supervisor said " + words);
    }
  }
}
