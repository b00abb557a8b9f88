package io.aurorafleet.sandbox.postgres;

/**
 * One question of pg_upgrade --check, put to a running server: {@code sql} lists what stands in the
 * way of going from one of a range of majors to {@code firstTarget} or a later one.
 */
record Check(
    String file, int firstSource, int lastSource, int firstTarget, String sql, String reason) {
  private static final int ANY = 1000;

  static Check always(String file, String sql, String reason) {
    return new Check(file, 0, ANY, 0, sql, reason);
  }

  /** For what one major changed: from a major before it to that one or a later one. */
  static Check since(int major, String file, String sql, String reason) {
    return new Check(file, 0, major - 1, major, sql, reason);
  }

  /** For what only servers of this major and later ones can be asked. */
  static Check from(int major, String file, String sql, String reason) {
    return new Check(file, major, ANY, 0, sql, reason);
  }

  boolean applies(ServerVersion source, ServerVersion target) {
    return source.major() >= firstSource
        && source.major() <= lastSource
        && target.major() >= firstTarget;
  }
}
