package io.aurorafleet.lab.killmatrix.worker;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkRequest;

/** Stands before an SDK client, so that each of its operations passes the stops. */
final class SupervisedClient implements InvocationHandler {
  private final SdkClient client;
  private final Stops stops;
  private final Attribution attribution;
  private final Gate gate;

  private SupervisedClient(SdkClient client, Stops stops, Attribution attribution, Gate gate) {
    this.client = client;
    this.stops = stops;
    this.attribution = attribution;
    this.gate = gate;
  }

  static <C extends SdkClient> C of(
      Class<C> api, C client, Stops stops, Attribution attribution, Gate gate) {
    return api.cast(
        Proxy.newProxyInstance(
            SupervisedClient.class.getClassLoader(),
            new Class<?>[] {api},
            new SupervisedClient(client, stops, attribution, gate)));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (arguments == null || arguments.length == 0) {
      return run(method, arguments);
    }
    boolean operation =
        arguments[0] instanceof SdkRequest && !method.getName().endsWith("Paginator");
    if (!operation) {
      // a convenience of the interface, such as one that takes a consumer: it comes back as an
      // operation
      return method.isDefault()
          ? InvocationHandler.invokeDefault(proxy, method, arguments)
          : run(method, arguments);
    }
    if (method.getName().equals("receiveMessage")) {
      return receive(method, arguments);
    }
    Called call = attribution.of(client.serviceName(), method.getName(), (SdkRequest) arguments[0]);
    return stops.around(call, () -> Objects.requireNonNull(run(method, arguments)));
  }

  private @Nullable Object receive(Method method, Object[] arguments) throws Throwable {
    gate.enter();
    try {
      return run(method, arguments);
    } finally {
      gate.leave();
    }
  }

  private @Nullable Object run(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
