package io.aurorafleet.lab.simulation;

import io.aurorafleet.lab.simulation.Faults.Fate;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkRequest;

/**
 * Stands before an SDK client: gives up the turn before every operation, and lets the faults decide
 * whether it happens, and whether its reply comes back.
 */
final class FaultyClient implements InvocationHandler {
  /** Who sees every operation from close by. */
  interface Witness {
    /** It is about to happen. */
    void before(Operation operation);

    /** It took effect just now; its caller does not know yet. */
    void served(Operation operation);

    /** Its caller gets this instead of a reply. */
    void refused(Operation operation, Fate fate);
  }

  private final SdkClient service;
  private final Faults faults;
  private final Witness witness;
  private final Dialect dialect;

  private FaultyClient(SdkClient service, Faults faults, Witness witness, Dialect dialect) {
    this.service = service;
    this.faults = faults;
    this.witness = witness;
    this.dialect = dialect;
  }

  static <C extends SdkClient> C of(
      Class<C> api, C service, Faults faults, Witness witness, Dialect dialect) {
    return api.cast(
        Proxy.newProxyInstance(
            FaultyClient.class.getClassLoader(),
            new Class<?>[] {api},
            new FaultyClient(service, faults, witness, dialect)));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    boolean operation =
        arguments != null
            && arguments.length > 0
            && arguments[0] instanceof SdkRequest
            && !method.getName().endsWith("Paginator");
    if (!operation) {
      // a convenience of the interface, such as one that takes a consumer: it comes back as an
      // operation
      return method.isDefault() && arguments != null && arguments.length > 0
          ? InvocationHandler.invokeDefault(proxy, method, arguments)
          : method.invoke(service, arguments);
    }
    Operation call =
        new Operation(service.serviceName(), method.getName(), (SdkRequest) arguments[0]);
    Fate fate = faults.before(call);
    if (fate == Fate.THROTTLED || fate == Fate.SERVER_ERROR || fate == Fate.CONFLICT) {
      witness.refused(call, fate);
      throw Refusals.of(fate, call);
    }
    witness.before(call);
    Object reply;
    try {
      reply = dialect.read(method.invoke(service, dialect.write(call, arguments)), call);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    witness.served(call);
    faults.after(call);
    if (fate != Fate.SERVED) {
      witness.refused(call, fate);
      throw Refusals.of(fate, call);
    }
    return reply;
  }
}
