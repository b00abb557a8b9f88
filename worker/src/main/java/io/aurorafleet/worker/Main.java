package io.aurorafleet.worker;

import io.aurorafleet.cloud.call.AwsClients;
import io.aurorafleet.worker.config.WorkerConfig;
import io.aurorafleet.worker.inbox.Service;
import io.aurorafleet.worker.watch.Herald;
import io.aurorafleet.worker.watch.Systemd;
import io.aurorafleet.worker.wiring.ConfigModule;
import io.aurorafleet.worker.wiring.DaggerWorkerComponent;
import io.aurorafleet.worker.wiring.DatabaseSettingsModule;
import io.aurorafleet.worker.wiring.WorkerComponent;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The worker's process: started by systemd, ended by SIGTERM, which drains. */
public final class Main {
  private Main() {}

  /** Exit code 2 for a configuration that cannot work, so that systemd's log says why at once. */
  public static void main(String[] arguments) throws InterruptedException {
    Map<String, String> environment = System.getenv();
    Thread logging = Logging.begin();
    try {
      WorkerConfig config =
          WorkerConfig.from(environment, environment.getOrDefault("HOSTNAME", "worker"));
      run(config, environment, logging);
    } catch (WorkerConfig.InvalidConfigException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static void run(WorkerConfig config, Map<String, String> environment, Thread logging)
      throws InterruptedException {
    WorkerComponent worker =
        DaggerWorkerComponent.builder()
            .awsClients(new AwsClients(config.tempo().callTimeout(), environment))
            .databaseSettingsModule(new DatabaseSettingsModule(environment, config.tempo()))
            .configModule(new ConfigModule(config))
            .build();
    Service service = worker.service();
    Herald herald = new Herald(worker.signs(), Systemd.from(environment), worker.clock());
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  herald.stopping();
                  service.stop();
                  ended.countDown();
                },
                "drain"));
    logging.join();
    herald.begin();
    service.start();
    ended.await();
  }
}
