package io.aurorafleet.lab.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * The version of the checkpoints a worker writes. A newer one writes a schema, or a step, that the
 * present version does not know, and reads the present one's too: so the present version meets both
 * what is older and what is newer than itself.
 */
enum Dialect {
  /** As this version writes. */
  PRESENT("", ""),
  /** A schema to come, with a field of its own. */
  NEWER_SCHEMA("{\"schema\":1,", "{\"schema\":2,\"toCome\":{\"a\":[1]},"),
  /** A step that got another name. */
  NEWER_STEP("\"now\":{\"step\":\"verify\",", "\"now\":{\"step\":\"verify-thoroughly\",");

  private final String present;
  private final String newer;

  Dialect(String present, String newer) {
    this.present = present;
    this.newer = newer;
  }

  /** What is really sent instead of these arguments. */
  Object[] write(Operation operation, Object[] arguments) {
    boolean translated =
        this != PRESENT
            && operation.request() instanceof PutObjectRequest put
            && checkpoint(put.key())
            && arguments.length == 2;
    return translated
        ? new Object[] {
          arguments[0], RequestBody.fromString(newer(body((RequestBody) arguments[1])))
        }
        : arguments;
  }

  /** What the caller gets instead of this reply. */
  Object read(Object reply, Operation operation) {
    boolean translated =
        this != PRESENT
            && operation.request() instanceof GetObjectRequest get
            && checkpoint(get.key())
            && reply instanceof ResponseBytes<?>;
    if (!translated) {
      return reply;
    }
    ResponseBytes<?> found = (ResponseBytes<?>) reply;
    return ResponseBytes.fromByteArrayUnsafe(
        (GetObjectResponse) found.response(),
        present(found.asUtf8String()).getBytes(StandardCharsets.UTF_8));
  }

  /** The present version's text of what this dialect wrote. */
  String present(String text) {
    return this == NEWER_SCHEMA && !text.startsWith(newer) ? text : replaced(text, newer, present);
  }

  /** Whether a text was written in this dialect, as far as it differs from the present. */
  boolean wrote(String text) {
    return this != PRESENT && text.contains(newer);
  }

  private String newer(String text) {
    return replaced(text, present, newer);
  }

  private static String replaced(String text, String from, String to) {
    int at = text.indexOf(from);
    return at < 0 ? text : text.substring(0, at) + to + text.substring(at + from.length());
  }

  private static boolean checkpoint(String key) {
    return key.endsWith("/checkpoint.json");
  }

  private static String body(RequestBody body) {
    try (var stream = body.contentStreamProvider().newStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
