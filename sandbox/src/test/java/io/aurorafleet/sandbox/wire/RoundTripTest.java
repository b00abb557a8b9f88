package io.aurorafleet.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Every operation of every service: a random request and a random response go through the SDK's
 * real client, HTTP and the codec, and arrive equal. This also notices when another version of the
 * SDK describes its fields differently.
 */
class RoundTripTest {
  private static final int ROUNDS = 3;

  /** Calls that are not signed, and so carry no credential scope to route them by. */
  private static final Set<String> UNSIGNED =
      Set.of("assumeRoleWithSAML", "assumeRoleWithWebIdentity");

  private static final AtomicReference<Object> SEEN = new AtomicReference<>();
  private static final AtomicReference<Object> ANSWER = new AtomicReference<>();
  private static final Map<Api, SdkClient> ECHOES = new EnumMap<>(Api.class);
  private static AwsServer server;
  private static Map<Api, SdkClient> clients;

  @BeforeAll
  static void start() throws IOException {
    Arrays.stream(Api.values()).forEach(api -> ECHOES.put(api, echo(api)));
    List<Service> services =
        ECHOES.entrySet().stream().map(e -> new Service(e.getKey(), e.getValue())).toList();
    server = AwsServer.start(0, "us-east-1", services, FaultPlan.NONE);
    clients = Clients.all(server.uri());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyOperationArrivesAsItWasSent(Api api) throws Exception {
    RandomPojo random = new RandomPojo(42);
    List<Method> operations =
        Operations.declaredBy(ECHOES.get(api).getClass()).stream()
            .filter(m -> !UNSIGNED.contains(m.getName()))
            .toList();
    assertThat(operations).hasSizeGreaterThan(5);
    for (Method operation : operations) {
      for (int round = 0; round < ROUNDS; round++) {
        roundTrip(api, operation, random);
      }
    }
  }

  private static void roundTrip(Api api, Method operation, RandomPojo random) throws Exception {
    SdkPojo request = (SdkPojo) random.fill(builder(operation.getParameterTypes()[0]));
    SdkPojo answer = (SdkPojo) random.fill(builder(operation.getReturnType()));
    ANSWER.set(answer);
    SdkPojo got = (SdkPojo) call(api, operation, request);

    assertThat(request.equalsBySdkFields(SEEN.get()))
        .as("%s sent%n%s, arrived as%n%s", operation.getName(), request, SEEN.get())
        .isTrue();
    assertThat(answer.equalsBySdkFields(got))
        .as("%s answered%n%s, arrived as%n%s", operation.getName(), answer, got)
        .isTrue();
  }

  private static Object call(Api api, Method operation, SdkPojo request) throws Exception {
    Method method = api.client().getMethod(operation.getName(), operation.getParameterTypes()[0]);
    try {
      return method.invoke(clients.get(api), request);
    } catch (InvocationTargetException e) {
      throw new AssertionError(operation.getName() + " " + request, e.getCause());
    }
  }

  private static SdkPojo builder(Class<?> type) throws ReflectiveOperationException {
    return (SdkPojo) type.getMethod("builder").invoke(null);
  }

  private static SdkClient echo(Api api) {
    return (SdkClient)
        Proxy.newProxyInstance(
            RoundTripTest.class.getClassLoader(),
            new Class<?>[] {api.client()},
            (proxy, method, args) -> {
              SEEN.set(args[0]);
              return ANSWER.get();
            });
  }
}
