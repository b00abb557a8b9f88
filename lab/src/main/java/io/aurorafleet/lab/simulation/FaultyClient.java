package io.aurorafleet.lab.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkRequest;

/**
 * Stands before an SDK client: gives up the turn before and after every operation, and lets the
 * faults decide whether it happens, and whether its reply comes back.
 */
final class FaultyClient implements InvocationHandler {
  private final SdkClient service;
  private final Faults faults;

  private FaultyClient(SdkClient service, Faults faults) {
    this.service = service;
    this.faults = faults;
  }

  static <C extends SdkClient> C of(Class<C> api, C service, Faults faults) {
    return api.cast(
        Proxy.newProxyInstance(
            FaultyClient.class.getClassLoader(),
            new Class<?>[] {api},
            new FaultyClient(service, faults)));
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
    String name = service.serviceName() + "." + method.getName();
    Faults.Fate fate = faults.before(name);
    if (fate == Faults.Fate.REFUSED) {
      throw Faults.refusal(service.serviceName());
    }
    Object reply;
    try {
      reply = method.invoke(service, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    faults.served(name, (SdkRequest) arguments[0]);
    faults.after(name);
    if (fate == Faults.Fate.REPLY_LOST) {
      throw Faults.lostReply();
    }
    if (fate == Faults.Fate.MET_OWN_WRITE && method.getName().equals("putObject")) {
      throw Faults.preconditionFailed();
    }
    return reply;
  }
}
