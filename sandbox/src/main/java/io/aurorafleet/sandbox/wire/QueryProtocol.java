package io.aurorafleet.sandbox.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** AWS Query: a form in, XML out (RDS, SNS, STS). */
record QueryProtocol(String namespace) implements Protocol {

  @Override
  public Message parse(Headers headers, byte[] body) throws MalformedInput {
    Map<String, Object> form = FormTree.parse(new String(body, UTF_8));
    Object action = form.get("Action");
    return new Message(action == null ? "" : action.toString(), form);
  }

  @Override
  public Shape shape() {
    return new FormShape();
  }

  @Override
  public Reply success(String operation, SdkPojo response, String requestId) {
    XmlWriter xml = new XmlWriter().open(operation + "Response xmlns=\"" + namespace + '"');
    xml.open(operation + "Result").structure(response).close(operation + "Result");
    xml.open("ResponseMetadata").element("RequestId", requestId).close("ResponseMetadata");
    return reply(200, xml.close(operation + "Response"));
  }

  @Override
  public Reply failure(Fault fault, String requestId) {
    XmlWriter xml = new XmlWriter().open("ErrorResponse xmlns=\"" + namespace + '"').open("Error");
    xml.element("Type", fault.status() < 500 ? "Sender" : "Receiver");
    xml.element("Code", fault.code()).element("Message", fault.message()).close("Error");
    return reply(fault.status(), xml.element("RequestId", requestId).close("ErrorResponse"));
  }

  @Override
  public Fault refusal(Refusal kind, String message) {
    return switch (kind) {
      case MISSING_PARAMETER -> new Fault("MissingParameter", 400, message);
      case MALFORMED -> new Fault("MalformedInput", 400, message);
      case UNKNOWN_OPERATION -> new Fault("InvalidAction", 400, message);
      case UNSIGNED -> new Fault("MissingAuthenticationToken", 403, message);
      case WRONG_SCOPE -> new Fault("SignatureDoesNotMatch", 403, message);
    };
  }

  private static Reply reply(int status, XmlWriter xml) {
    return new Reply(status, "text/xml", xml.toString().getBytes(UTF_8), Map.of());
  }
}
