package io.aurorafleet.sandbox.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Many AWS services on one port of the loopback interface, told apart by the credential scope of
 * the call's signature. All threads are daemons.
 */
public final class AwsServer implements AutoCloseable {
  private final HttpServer http;
  private final ExecutorService pool;

  private AwsServer(HttpServer http, ExecutorService pool) {
    this.http = http;
    this.pool = pool;
  }

  /**
   * Serves until closed.
   *
   * @param port the port, or 0 for any free one
   * @param region the only Region there is; calls signed for another are refused
   * @throws IOException when the port is taken
   */
  public static AwsServer start(int port, String region, List<Service> services, FaultPlan plan)
      throws IOException {
    // Read once, when the first server of the JVM is made; without it a small reply takes 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer http = listen(port);
    ExecutorService pool = Executors.newCachedThreadPool(AwsServer::daemon);
    Map<String, Service> byName =
        services.stream()
            .collect(Collectors.toUnmodifiableMap(s -> s.api().signingName(), Function.identity()));
    Exchanges exchanges = new Exchanges(region, byName, plan, pool);
    http.setExecutor(pool);
    http.createContext("/", (HttpExchange exchange) -> exchanges.handle(exchange));
    startAsDaemon(http);
    return new AwsServer(http, pool);
  }

  private static HttpServer listen(int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try {
      return HttpServer.create(address, 128);
    } catch (BindException e) {
      throw new IOException("port %d: %s".formatted(port, e.getMessage()), e);
    }
  }

  /** Where clients send their calls: {@code AWS_ENDPOINT_URL}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** Adds a page for people, in plain text, which needs no signature. */
  public void page(String path, Supplier<String> text) {
    http.createContext(
        path,
        exchange -> {
          try (exchange) {
            byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
          }
        });
  }

  @Override
  public void close() {
    http.stop(0);
    pool.shutdownNow();
  }

  /** The dispatcher's thread inherits its being a daemon from the thread that starts it. */
  private static void startAsDaemon(HttpServer http) {
    Thread starter = daemon(http::start);
    starter.start();
    try {
      starter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "aws-http");
    thread.setDaemon(true);
    return thread;
  }
}
