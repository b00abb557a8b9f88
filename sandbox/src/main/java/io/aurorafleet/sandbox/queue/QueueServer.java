package io.aurorafleet.sandbox.queue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.aurorafleet.sandbox.identity.Account;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/**
 * SQS over HTTP on the loopback interface, by ElasticMQ, in memory. It follows real time and
 * accepts any credentials. Known to differ from SQS: more than ten message attributes are accepted,
 * and {@code SqsManagedSseEnabled} is refused.
 */
public final class QueueServer implements AutoCloseable {
  private static final String SETTINGS =
      """
      pekko.daemonic = on
      pekko.jvm-exit-on-fatal-error = off
      pekko.loglevel = WARNING
      pekko.log-dead-letters = off
      pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
      pekko.actor.default-dispatcher.fork-join-executor.parallelism-max = 8
      pekko.http.server.idle-timeout = 120 s
      """;

  /** Queue URLs name the address they were asked for at, the only one that is known to work. */
  private static final String CALLERS = "*";

  private final ActorSystem system;
  private final SQSRestServer server;
  private final int port;

  private QueueServer(ActorSystem system, SQSRestServer server, int port) {
    this.system = system;
    this.server = server;
    this.port = port;
  }

  /**
   * Starts, and returns when the first call can be answered.
   *
   * @param port the port, or 0 for any free one
   * @throws IOException when the port is taken
   */
  public static QueueServer start(int port, Account account) throws IOException {
    int at = port == 0 ? free() : port;
    Config config = ConfigFactory.parseString(SETTINGS).withFallback(ConfigFactory.load());
    ActorSystem system = ActorSystem.create("sqs", config);
    SQSRestServer server =
        SQSRestServerBuilder.withActorSystem(system)
            .withInterface("127.0.0.1")
            .withPort(at)
            .withServerAddress(new NodeAddress("http", CALLERS, at, ""))
            .withAWSRegion(account.region())
            .withAWSAccountId(account.id())
            .start();
    try {
      int bound = server.waitUntilStarted().localAddress().getPort();
      return new QueueServer(system, server, bound);
    } catch (Exception e) { // Scala declares none, yet throws what the bind threw
      system.terminate();
      throw new IOException("SQS could not be started on port " + at + ": " + e.getMessage(), e);
    }
  }

  /** Queue URLs name the port, so it has to be known before the server is. */
  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Where clients send their calls: {@code AWS_ENDPOINT_URL_SQS}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    server.stopAndGetFuture(); // waiting for it would wait for every long poll
    system.terminate();
  }
}
