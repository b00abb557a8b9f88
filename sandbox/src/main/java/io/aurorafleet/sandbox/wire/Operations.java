package io.aurorafleet.sandbox.wire;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/**
 * Finds an implementation's operations. The SDK's own interfaces are not looked into: they have a
 * default for every operation, which would hide what the implementation lacks.
 */
final class Operations {
  private Operations() {}

  /** Public methods from one request to one response, a class's own before the inherited. */
  static List<Method> declaredBy(Class<?> type) {
    List<Method> found = new ArrayList<>();
    collect(type, found);
    return found;
  }

  private static void collect(@Nullable Class<?> type, List<Method> found) {
    if (type == null || type.getName().startsWith("software.amazon.")) {
      return;
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isOperation(method)) {
        method.setAccessible(true); // the implementing class need not be public
        found.add(method);
      }
    }
    collect(type.getSuperclass(), found);
    for (Class<?> parent : type.getInterfaces()) {
      collect(parent, found);
    }
  }

  private static boolean isOperation(Method method) {
    return !method.isBridge()
        && method.getParameterCount() == 1
        && SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0])
        && SdkResponse.class.isAssignableFrom(method.getReturnType());
  }

  static SdkPojo newRequest(Method operation) {
    try {
      Method builder = operation.getParameterTypes()[0].getMethod("builder");
      return (SdkPojo) builder.invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
