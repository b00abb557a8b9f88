package io.aurorafleet.sandbox.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The credential scope of a SigV4 signature: it alone says for which service and Region a call is.
 * The signature itself is not verified; any secret key is accepted.
 */
record Scope(String accessKey, String region, String service) {
  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=([^/]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request");

  static Optional<Scope> of(@Nullable String authorization) {
    Matcher scope = CREDENTIAL.matcher(authorization == null ? "" : authorization);
    return scope.find()
        ? Optional.of(new Scope(scope.group(1), scope.group(2), scope.group(3)))
        : Optional.empty();
  }
}
