package io.aurorafleet.worker;

import com.sun.net.httpserver.HttpServer;
import io.aurorafleet.cloud.call.AwsClients;
import io.aurorafleet.worker.config.WorkerConfig;
import io.aurorafleet.worker.wiring.ConfigModule;
import io.aurorafleet.worker.wiring.DaggerWorkerComponent;
import io.aurorafleet.worker.wiring.DatabaseSettingsModule;
import io.aurorafleet.worker.wiring.WorkerComponent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts a worker against queues that are always empty and ends it when it has polled both, for the
 * JVM to write down which classes that takes ({@code -XX:ArchiveClassesAtExit}). Reaches nothing
 * outside this machine and needs no credentials.
 */
public final class WarmUp {
  private static final byte[] EMPTY_REPLY = {'{', '}'};
  private static final long MOST_SECONDS = 30;

  private WarmUp() {}

  /** Exit code 1 when the queues were not reached, so that no half archive is kept. */
  public static void main(String[] arguments) throws Exception {
    HttpServer queues = emptyQueues();
    String url = "http://127.0.0.1:" + queues.getAddress().getPort();
    System.setProperty("aws.region", "eu-west-1");
    System.setProperty("aws.accessKeyId", "warm-up");
    System.setProperty("aws.secretAccessKey", "warm-up");
    System.setProperty("aws.endpointUrl", url);
    System.exit(polls(url) ? 0 : 1);
  }

  private static boolean polls(String url)
      throws WorkerConfig.InvalidConfigException, InterruptedException {
    Thread logging = Logging.begin();
    Map<String, String> environment =
        Map.of(
            "AURORA_FLEET_WORK_QUEUE_URL", url + "/000000000000/work",
            "AURORA_FLEET_EVENTS_QUEUE_URL", url + "/000000000000/events",
            "AURORA_FLEET_DEAD_LETTER_QUEUE_URL", url + "/000000000000/dead",
            "AURORA_FLEET_BUCKET", "warm-up");
    WorkerConfig config = WorkerConfig.from(environment, "warm-up");
    WorkerComponent worker =
        DaggerWorkerComponent.builder()
            .awsClients(new AwsClients(config.tempo().callTimeout()))
            .databaseSettingsModule(new DatabaseSettingsModule(environment, config.tempo()))
            .configModule(new ConfigModule(config))
            .build();
    logging.join();
    CountDownLatch ready = new CountDownLatch(1);
    worker.signs().whenReady(ready::countDown);
    worker.service().start();
    boolean reached = ready.await(MOST_SECONDS, TimeUnit.SECONDS);
    worker.service().prepare();
    return reached;
  }

  private static HttpServer emptyQueues() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, EMPTY_REPLY.length);
          exchange.getResponseBody().write(EMPTY_REPLY);
          exchange.close();
        });
    server.start();
    return server;
  }
}
