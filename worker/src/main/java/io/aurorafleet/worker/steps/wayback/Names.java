package io.aurorafleet.worker.steps.wayback;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names of what we make. RDS has no client tokens, so the name is what makes a second attempt find
 * the first one's work: the same run and cluster always give the same name, within RDS's length.
 */
final class Names {
  /** The longest cluster identifier RDS takes. */
  static final int LONGEST = 63;

  private static final int HASH = 8;

  private Names() {}

  static String clone(RunId run, ClusterId cluster) {
    return fit(cluster.value(), "-clone-" + run);
  }

  /** The one instance a clone may be given. */
  static String cloneInstance(RunId run, ClusterId cluster) {
    return fit(cluster.value(), "-clone-1-" + run);
  }

  /** The parameter group a clone with an instance boots in. */
  static String quarantine(RunId run, ClusterId cluster) {
    return "%s-quarantine-%s".formatted(cluster, run);
  }

  static String snapshot(RunId run, ClusterId cluster) {
    return fit(cluster.value(), "-snapshot-" + run);
  }

  /** Cuts the head where the whole would be too long; a hash keeps cut names apart. */
  private static String fit(String head, String tail) {
    if (head.length() + tail.length() <= LONGEST) {
      return head + tail;
    }
    String cut = head.substring(0, LONGEST - tail.length() - HASH - 1).replaceAll("-+$", "");
    return cut + "-" + hash(head) + tail;
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
