package io.aurorafleet.sandbox.wire;

import com.sun.net.httpserver.Headers;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** The server's half of one AWS protocol. Implementations hold no state of a call. */
interface Protocol {
  /** An operation's name as the caller wrote it, and its parameters still untyped. */
  record Message(String operation, Map<String, Object> parameters) {}

  Message parse(Headers headers, byte[] body) throws MalformedInput;

  /** How this protocol writes lists and maps in the parameters of a {@link Message}. */
  Shape shape();

  Reply success(String operation, SdkPojo response, String requestId);

  Reply failure(Fault fault, String requestId);

  /** This protocol's word for a failure that no implementation throws, because it never ran. */
  Fault refusal(Refusal kind, String message);

  /** The failures that the protocol itself answers with. */
  enum Refusal {
    MISSING_PARAMETER,
    MALFORMED,
    UNKNOWN_OPERATION,
    UNSIGNED,
    WRONG_SCOPE
  }
}
