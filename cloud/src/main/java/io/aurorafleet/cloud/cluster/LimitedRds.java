package io.aurorafleet.cloud.cluster;

import io.aurorafleet.cloud.call.RateLimiter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * The RDS API behind a limiter: every call, every page of a listing too, takes a token. A look that
 * RDS throttles is asked again, each time at the slower rate; an effect is not, its caller looks
 * first.
 */
final class LimitedRds implements InvocationHandler {
  /** As often as the SDK's standard retries would. */
  private static final int MOST_TRIES = 3;

  private static final Pattern LOOKS = Pattern.compile("describe|list|download");

  private final RdsClient service;
  private final RateLimiter limiter;

  private LimitedRds(RdsClient service, RateLimiter limiter) {
    this.service = service;
    this.limiter = limiter;
  }

  static RdsClient of(RdsClient service, RateLimiter limiter) {
    return (RdsClient)
        Proxy.newProxyInstance(
            LimitedRds.class.getClassLoader(),
            new Class<?>[] {RdsClient.class},
            new LimitedRds(service, limiter));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    boolean looks = LOOKS.matcher(method.getName()).lookingAt();
    boolean call =
        arguments != null
            && arguments.length == 1
            && arguments[0] instanceof SdkRequest
            && !method.getName().endsWith("Paginator");
    if (call) {
      return looks ? look(method, arguments) : effect(method, arguments);
    }
    // Pages, and requests given as a consumer, come back here as calls.
    boolean leadsToCalls = method.isDefault() && (looks || arguments != null);
    return leadsToCalls
        ? InvocationHandler.invokeDefault(proxy, method, arguments)
        : sent(method, arguments);
  }

  private Object look(Method method, Object[] arguments) throws Throwable {
    for (int again = MOST_TRIES - 1; ; again--) {
      Duration sentAt = limiter.await();
      try {
        return sent(method, arguments);
      } catch (AwsServiceException e) {
        if (!told(e, sentAt) || again == 0) {
          throw e;
        }
      }
    }
  }

  private Object effect(Method method, Object[] arguments) throws Throwable {
    Duration sentAt = limiter.spend();
    try {
      return sent(method, arguments);
    } catch (AwsServiceException e) {
      boolean unused = told(e, sentAt);
      throw e;
    }
  }

  private boolean told(AwsServiceException fault, Duration sentAt) {
    if (fault.isThrottlingException()) {
      limiter.throttled(sentAt);
      return true;
    }
    return false;
  }

  private Object sent(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(service, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
