package io.aurorafleet.dispatcher;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkRequest;

/**
 * A client whose process dies at one of its calls, before or after that took effect.
 *
 * @param left how many calls are left until then; shared by the clients of a process
 */
record DyingClient(Object inner, AtomicInteger left, boolean after) implements InvocationHandler {
  static <C> C of(Class<C> api, C inner, AtomicInteger left, boolean after) {
    return api.cast(
        Proxy.newProxyInstance(
            DyingClient.class.getClassLoader(),
            new Class<?>[] {api},
            new DyingClient(inner, left, after)));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    boolean call = arguments != null && arguments[0] instanceof SdkRequest;
    if (!call && method.isDefault() && arguments != null) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    boolean last = call && left.getAndDecrement() == 0;
    if (last && !after) {
      throw new IllegalStateException("killed");
    }
    Object reply;
    try {
      reply = method.invoke(inner, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    if (last) {
      throw new IllegalStateException("killed");
    }
    return reply;
  }
}
