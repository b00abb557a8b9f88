package io.aurorafleet.lab.simulation;

import java.util.Map;

/** The default versions of some contrib extensions, as PostgreSQL's majors ship them. */
final class Extensions {
  private static final Map<String, Map<Integer, String>> DEFAULTS =
      Map.of(
          "pg_stat_statements",
          Map.of(13, "1.8", 14, "1.9", 15, "1.10", 16, "1.10", 17, "1.11", 18, "1.12"),
          "hstore",
          Map.of(13, "1.7", 14, "1.8", 15, "1.8", 16, "1.8", 17, "1.8", 18, "1.8"));

  private Extensions() {}

  static String defaultVersion(String extension, int major) {
    return DEFAULTS.getOrDefault(extension, Map.of()).getOrDefault(major, "1.0");
  }
}
