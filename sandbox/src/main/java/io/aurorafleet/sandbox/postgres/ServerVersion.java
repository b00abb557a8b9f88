package io.aurorafleet.sandbox.postgres;

import java.util.Comparator;

/** A PostgreSQL version such as {@code 16.13}, as {@code SHOW server_version} says it. */
record ServerVersion(int major, int minor) implements Comparable<ServerVersion> {
  /** Reads {@code 16.13} and also the {@code 16.13.0} by which the binaries are published. */
  static ServerVersion of(String text) {
    String[] parts = text.split("\\.", -1);
    try {
      return new ServerVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a PostgreSQL version such as 16.13", e);
    }
  }

  @Override
  public int compareTo(ServerVersion other) {
    return Comparator.comparingInt(ServerVersion::major)
        .thenComparingInt(ServerVersion::minor)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
