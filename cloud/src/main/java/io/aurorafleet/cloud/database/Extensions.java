package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.contracts.checkpoint.ExtensionChange;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Extensions of a database. Which version is newer is PostgreSQL's to say: the target is the
 * server's default version, the way is one of its own update paths. Version texts are never
 * compared.
 */
final class Extensions {
  private record Installed(String version, String wanted, String path) {}

  private final Link link;

  Extensions(Link link) {
    this.link = link;
  }

  Map<String, String> installed() {
    return pairs("list extensions", "SELECT extname, extversion FROM pg_extension");
  }

  Map<String, String> outdated() {
    return pairs(
        "list outdated extensions",
        """
        SELECT e.extname, a.default_version FROM pg_extension AS e
        JOIN pg_available_extensions AS a ON a.name = e.extname
        WHERE e.extversion <> a.default_version
        """);
  }

  /** A refusal by the server is a result; only a lost session is thrown. */
  ExtensionChange update(Fence fence, String extension) {
    Optional<Installed> before = look(extension);
    if (before.isEmpty()) {
      return change(extension, "", "", "it is not installed, or the server does not offer it");
    }
    Installed is = before.get();
    if (is.version().equals(is.wanted())) {
      return change(extension, is.version(), is.version(), "");
    }
    if (is.path().isEmpty()) {
      String problem =
          "PostgreSQL knows no update path from %s to %s; drop it and create it again"
              .formatted(is.version(), is.wanted());
      return change(extension, is.version(), is.version(), problem);
    }
    fence.check();
    String problem = alter(fence, extension, is.wanted());
    String now = look(extension).map(Installed::version).orElse("");
    return change(extension, is.version(), now, problem);
  }

  /** Scripts may rewrite tables and last; the fence, asked now and then, keeps the lease. */
  private String alter(Fence fence, String extension, String version) {
    try {
      link.runLong(
          fence::check,
          "ALTER EXTENSION %s UPDATE TO %s"
              .formatted(Sql.identifier(extension), Sql.identifier(version)));
      return "";
    } catch (SQLException e) {
      if (SqlFaults.lost(e)) {
        throw link.fault(e, "update extension \"" + extension + "\"");
      }
      return SqlFaults.words(e);
    }
  }

  private Optional<Installed> look(String extension) {
    return link.first(
        "look at extension \"" + extension + "\"",
        """
        SELECT e.extversion, a.default_version,
               coalesce((SELECT p.path FROM pg_extension_update_paths(e.extname) AS p
                         WHERE p.source = e.extversion AND p.target = a.default_version), '')
        FROM pg_extension AS e JOIN pg_available_extensions AS a ON a.name = e.extname
        WHERE e.extname = ?
        """,
        row -> new Installed(row.getString(1), row.getString(2), row.getString(3)),
        extension);
  }

  private ExtensionChange change(String extension, String from, String to, String problem) {
    return new ExtensionChange(link.place().database(), extension, from, to, problem);
  }

  private Map<String, String> pairs(String doing, String sql) {
    Map<String, String> result = new TreeMap<>();
    link.query(doing, sql, row -> result.put(row.getString(1), row.getString(2)) == null);
    return result;
  }
}
