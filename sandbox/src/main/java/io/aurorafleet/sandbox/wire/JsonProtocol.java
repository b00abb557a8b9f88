package io.aurorafleet.sandbox.wire;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/**
 * AWS JSON: the operation in {@code X-Amz-Target}, JSON in and out (EventBridge, Secrets Manager).
 */
record JsonProtocol(String contentType) implements Protocol {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

  @Override
  public Message parse(Headers headers, byte[] body) throws MalformedInput {
    String target = headers.getFirst("X-Amz-Target");
    String operation = target == null ? "" : target.substring(target.lastIndexOf('.') + 1);
    try {
      Map<String, Object> tree = body.length == 0 ? Map.of() : JSON.readValue(body, TREE);
      return new Message(operation, tree == null ? Map.of() : tree);
    } catch (IOException e) {
      throw new MalformedInput("The request body is not a JSON object");
    }
  }

  @Override
  public Shape shape() {
    return new JsonShape();
  }

  @Override
  public Reply success(String operation, SdkPojo response, String requestId) {
    return new Reply(200, contentType, JsonWriter.bytes(response), Map.of());
  }

  @Override
  public Reply failure(Fault fault, String requestId) {
    try {
      byte[] body =
          JSON.writeValueAsBytes(Map.of("__type", fault.code(), "message", fault.message()));
      return new Reply(fault.status(), contentType, body, Map.of("x-amzn-ErrorType", fault.code()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Fault refusal(Refusal kind, String message) {
    return switch (kind) {
      case MISSING_PARAMETER -> new Fault("ValidationException", 400, message);
      case MALFORMED -> new Fault("SerializationException", 400, message);
      case UNKNOWN_OPERATION -> new Fault("UnknownOperationException", 400, message);
      case UNSIGNED -> new Fault("MissingAuthenticationTokenException", 400, message);
      case WRONG_SCOPE -> new Fault("InvalidSignatureException", 400, message);
    };
  }
}
