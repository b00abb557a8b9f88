package io.aurorafleet.sandbox.wire;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.aurorafleet.sandbox.wire.Protocol.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one HTTP request at a time to its service, through the fault plan, and back. */
final class Exchanges {
  private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);

  private final String region;
  private final Map<String, Service> services;
  private final FaultPlan plan;
  private final Executor pool;

  Exchanges(String region, Map<String, Service> services, FaultPlan plan, Executor pool) {
    this.region = region;
    this.services = services;
    this.plan = plan;
    this.pool = pool;
  }

  void handle(HttpExchange exchange) throws IOException {
    String id = UUID.randomUUID().toString();
    byte[] body = exchange.getRequestBody().readAllBytes();
    Headers headers = exchange.getRequestHeaders();
    Optional<Scope> scope = Scope.of(headers.getFirst("Authorization"));
    Service service = scope.map(s -> services.get(s.service())).orElse(null);
    if (scope.isEmpty() || service == null) {
      send(exchange, unroutable(headers, scope, id), id);
      return;
    }
    try {
      demandRegion(service, scope.get());
      Call call = service.read(headers, body, scope.get().accessKey());
      run(exchange, service, call, plan.decide(call), id);
    } catch (Service.Refused refused) {
      send(exchange, service.failure(refused.fault(), id), id);
    }
  }

  private void run(HttpExchange exchange, Service service, Call call, Fate fate, String id) {
    Runnable rest = () -> finish(exchange, service, call, fate, id);
    if (fate.delay().isZero()) {
      rest.run();
    } else {
      CompletableFuture.delayedExecutor(fate.delay().toMillis(), TimeUnit.MILLISECONDS, pool)
          .execute(rest);
    }
  }

  private static void finish(
      HttpExchange exchange, Service service, Call call, Fate fate, String id) {
    Optional<Reply> instead = fate.fault().map(fault -> service.failure(fault, id));
    switch (fate.kind()) {
      case SERVE -> send(exchange, service.serve(call, id), id);
      case REFUSE -> send(exchange, instead.orElseThrow(), id);
      case DROP_REQUEST -> exchange.close();
      case FAIL_REPLY -> {
        service.serve(call, id);
        send(exchange, instead.orElseThrow(), id);
      }
      case DROP_REPLY -> {
        service.serve(call, id);
        exchange.close();
      }
    }
  }

  private void demandRegion(Service service, Scope scope) throws Service.Refused {
    if (!scope.region().equals(region)) {
      throw new Service.Refused(
          service
              .api()
              .protocol()
              .refusal(
                  Refusal.WRONG_SCOPE,
                  "Credential should be scoped to a valid region, not '"
                      + scope.region()
                      + "'. The sandbox is in "
                      + region
                      + "."));
    }
  }

  private Reply unroutable(Headers headers, Optional<Scope> scope, String id) {
    Protocol protocol = (headers.containsKey("X-Amz-Target") ? Api.EVENTS : Api.RDS).protocol();
    Fault fault =
        scope
            .map(
                s ->
                    protocol.refusal(
                        Refusal.WRONG_SCOPE,
                        "Credential should be scoped to a service of the sandbox ("
                            + String.join(", ", services.keySet().stream().sorted().toList())
                            + "), not '"
                            + s.service()
                            + "'."))
            .orElseGet(
                () ->
                    protocol.refusal(Refusal.UNSIGNED, "Request is missing Authentication Token"));
    return protocol.failure(fault, id);
  }

  /** A caller that has gone away in the meantime is its own affair. */
  private static void send(HttpExchange exchange, Reply reply, String id) {
    try (exchange) {
      Headers headers = exchange.getResponseHeaders();
      headers.set("Content-Type", reply.contentType());
      headers.set("x-amzn-RequestId", id);
      reply.headers().forEach(headers::set);
      exchange.sendResponseHeaders(reply.status(), reply.body().length);
      exchange.getResponseBody().write(reply.body());
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("A caller did not wait for its reply", e);
    }
  }
}
