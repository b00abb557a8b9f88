package io.aurorafleet.sandbox.wire;

import com.sun.net.httpserver.Headers;
import io.aurorafleet.sandbox.wire.Protocol.Message;
import io.aurorafleet.sandbox.wire.Protocol.Refusal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.traits.RequiredTrait;

/**
 * One AWS service: an implementation of the SDK's own client interface, spoken to in its protocol.
 * Only the operations that the implementation declares are served; the others are unknown, as an
 * operation that AWS does not have.
 */
public final class Service {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  /** A call that will not reach the implementation. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Fault fault;

    Refused(Fault fault) {
      super(fault.message());
      this.fault = fault;
    }

    Fault fault() {
      return fault;
    }
  }

  private final Api api;
  private final SdkClient implementation;
  private final Map<String, Method> operations = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * @throws IllegalArgumentException when the implementation is of another service
   */
  public Service(Api api, SdkClient implementation) {
    if (!api.client().isInstance(implementation)) {
      throw new IllegalArgumentException(implementation + " is no " + api.client().getName());
    }
    this.api = api;
    this.implementation = implementation;
    Operations.declaredBy(implementation.getClass())
        .forEach(method -> operations.putIfAbsent(method.getName(), method));
  }

  Api api() {
    return api;
  }

  Call read(Headers headers, byte[] body, String accessKey) throws Refused {
    Protocol protocol = api.protocol();
    try {
      Message message = protocol.parse(headers, body);
      Method method = operations.get(message.operation());
      if (method == null) {
        throw refused(
            Refusal.UNKNOWN_OPERATION, "Could not find operation " + message.operation() + ".");
      }
      SdkPojo builder = Operations.newRequest(method);
      demandRequired(builder, message.parameters());
      Object request = new RequestReader(protocol.shape()).read(builder, message.parameters());
      return new Call(api, message.operation(), accessKey, (SdkRequest) request);
    } catch (MalformedInput e) {
      throw refused(Refusal.MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  Reply serve(Call call, String requestId) {
    try {
      Method method = Objects.requireNonNull(operations.get(call.operation()));
      SdkPojo response = (SdkPojo) method.invoke(implementation, call.request());
      return api.protocol().success(call.operation(), response, requestId);
    } catch (InvocationTargetException e) {
      return failure(fault(call, Objects.requireNonNullElse(e.getCause(), e)), requestId);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  Reply failure(Fault fault, String requestId) {
    return api.protocol().failure(fault, requestId);
  }

  private Fault fault(Call call, Throwable thrown) {
    if (thrown instanceof AwsServiceException known) {
      return Faults.wire(known);
    }
    if (thrown instanceof UnsupportedOperationException) {
      String message = "The sandbox has no operation " + call.operation() + ".";
      return api.protocol().refusal(Refusal.UNKNOWN_OPERATION, message);
    }
    LOG.error("The sandbox's {} failed in {}", api, call.operation(), thrown);
    return new Fault("InternalFailure", 500, "The sandbox failed: " + thrown);
  }

  private void demandRequired(SdkPojo builder, Map<String, Object> parameters) throws Refused {
    for (SdkField<?> field : builder.sdkFields()) {
      if (field.containsTrait(RequiredTrait.class)
          && !parameters.containsKey(field.locationName())) {
        String message = "The request must contain the parameter " + field.locationName() + ".";
        throw refused(Refusal.MISSING_PARAMETER, message);
      }
    }
  }

  private Refused refused(Refusal kind, String message) {
    return new Refused(api.protocol().refusal(kind, message));
  }
}
