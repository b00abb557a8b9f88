package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.database.Databases.Worker;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;

/**
 * The {@code application_name} of a session: {@code aurora-fleet/<run>/<cluster>/<visit>}. The
 * server cuts it at 63 bytes, so a long cluster name is shortened here, always in the same way
 * whatever the visit; a hash keeps two such clusters apart.
 */
record SessionName(String prefix, long visit) {
  private static final int LONGEST = 63;
  private static final int VISIT_DIGITS = 10;
  private static final int HASH_DIGITS = 8;

  static SessionName of(Worker worker) {
    String start = Databases.APPLICATION + "/" + worker.run() + "/";
    int room = LONGEST - start.length() - 1 - VISIT_DIGITS;
    return new SessionName(start + fit(worker.cluster(), room) + "/", worker.visit());
  }

  /** The visit of another session of the same run and cluster; empty when it is of another. */
  OptionalLong visitOf(String applicationName) {
    if (!applicationName.startsWith(prefix)) {
      return OptionalLong.empty();
    }
    String rest = applicationName.substring(prefix.length());
    return rest.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(rest)) : OptionalLong.empty();
  }

  @Override
  public String toString() {
    return prefix + visit;
  }

  private static String fit(String cluster, int room) {
    if (cluster.length() <= room) {
      return cluster;
    }
    int kept = Math.max(0, room - HASH_DIGITS - 1);
    return cluster.substring(0, kept) + "~" + hash(cluster);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
