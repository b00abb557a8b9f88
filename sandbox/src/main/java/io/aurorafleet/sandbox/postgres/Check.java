package io.aurorafleet.sandbox.postgres;

/**
 * One question of pg_upgrade --check, put to a running server: {@code sql} lists what stands in the
 * way of going from a major up to {@code lastSource} to one from {@code firstTarget} on.
 */
record Check(String file, int lastSource, int firstTarget, String sql, String reason) {
  private static final int ANY = 1000;

  static Check always(String file, String sql, String reason) {
    return new Check(file, ANY, 0, sql, reason);
  }

  /** For what one major changed: from a major before it to that one or a later one. */
  static Check since(int major, String file, String sql, String reason) {
    return new Check(file, major - 1, major, sql, reason);
  }

  boolean applies(ServerVersion source, ServerVersion target) {
    return source.major() <= lastSource && target.major() >= firstTarget;
  }
}
