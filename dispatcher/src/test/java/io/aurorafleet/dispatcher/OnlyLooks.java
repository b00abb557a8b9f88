package io.aurorafleet.dispatcher;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.services.rds.RdsClient;

/** An RDS on which every call but a describe fails the test, whatever calls there will be. */
final class OnlyLooks {
  private OnlyLooks() {}

  static RdsClient at(RdsClient rds) {
    return (RdsClient)
        Proxy.newProxyInstance(
            RdsClient.class.getClassLoader(),
            new Class<?>[] {RdsClient.class},
            (proxy, method, arguments) -> {
              if (!method.getName().startsWith("describe")) {
                throw new AssertionError("A plan may only look: " + method);
              }
              try {
                return method.invoke(rds, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
