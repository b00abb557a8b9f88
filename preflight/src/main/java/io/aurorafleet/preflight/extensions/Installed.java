package io.aurorafleet.preflight.extensions;

import java.util.Map;

/** The one query behind all checks of extensions: what is installed, and what could be. */
final class Installed {
  static final String QUERY =
      """
      SELECT e.extname AS name, e.extversion AS version,
             coalesce(a.default_version, '') AS newest,
             pg_catalog.format('%I %s', e.extname, e.extversion) AS object,
             pg_catalog.format('DROP EXTENSION %I;', e.extname) AS fix,
             pg_catalog.format('%I %s, default %s', e.extname, e.extversion, a.default_version)
               AS outdated,
             CASE WHEN e.extname LIKE 'postgis%' THEN 'SELECT postgis_extensions_upgrade();'
                  ELSE pg_catalog.format('ALTER EXTENSION %I UPDATE;', e.extname) END AS update
      FROM pg_catalog.pg_extension AS e
      LEFT JOIN pg_catalog.pg_available_extensions AS a ON a.name = e.extname
      ORDER BY e.extname
      """;

  private Installed() {}

  static String name(Map<String, String> row) {
    return row.getOrDefault("name", "");
  }

  static boolean outdated(Map<String, String> row) {
    String newest = row.getOrDefault("newest", "");
    return !newest.isEmpty() && !newest.equals(row.getOrDefault("version", ""));
  }

  /** Whether the version is this one or older, number by number. */
  static boolean atMost(String version, int... limit) {
    String[] parts = version.split("[^0-9]+", -1);
    for (int i = 0; i < limit.length; i++) {
      int part = i < parts.length && !parts[i].isEmpty() ? Integer.parseInt(parts[i]) : 0;
      if (part != limit[i]) {
        return part < limit[i];
      }
    }
    return true;
  }
}
