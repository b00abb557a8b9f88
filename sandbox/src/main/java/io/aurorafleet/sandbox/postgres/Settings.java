package io.aurorafleet.sandbox.postgres;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of a parameter group a small server on this machine is given. Aurora's own parameters mean
 * nothing to it, formulas are for machines of Aurora's size, and where it listens and logs is ours.
 */
final class Settings {
  private static final Pattern DOTTED = Pattern.compile("[a-z_][a-z0-9_$]*(\\.[a-z_][a-z0-9_$]*)+");

  private Settings() {}

  /** The configuration file of a server; later lines win over earlier ones. */
  static String file(
      Installation installation, int port, Path log, Map<String, String> parameters) {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("max_connections", "60");
    lines.put("password_encryption", "scram-sha-256");
    lines.put("max_replication_slots", "20");
    lines.put("max_wal_senders", "20");
    parameters.forEach(
        (name, value) -> {
          String key = name.toLowerCase(Locale.ROOT);
          if (isForServer(installation, key, value)) {
            lines.put(key, value);
          }
        });
    String logical = parameters.getOrDefault("rds.logical_replication", "0");
    lines.put("wal_level", logical.matches("1|on|true") ? "logical" : "replica");
    lines.put("shared_preload_libraries", libraries(installation, parameters));
    lines.putAll(ours(installation, port, log));
    return lines.entrySet().stream()
        .map(line -> line.getKey() + " = '" + escape(line.getValue()) + "'\n")
        .collect(Collectors.joining());
  }

  private static boolean isForServer(Installation installation, String name, String value) {
    boolean known =
        installation.settings().contains(name)
            || (DOTTED.matcher(name).matches() && !name.startsWith("rds."));
    return known && !value.contains("{") && !value.isBlank();
  }

  private static String libraries(Installation installation, Map<String, String> parameters) {
    return Arrays.stream(
            parameters.getOrDefault("shared_preload_libraries", "pg_stat_statements").split(","))
        .map(String::strip)
        .filter(library -> !library.isEmpty() && installation.hasLibrary(library))
        .collect(Collectors.joining(","));
  }

  private static Map<String, String> ours(Installation installation, int port, Path log) {
    Map<String, String> ours = new LinkedHashMap<>();
    ours.put("listen_addresses", "127.0.0.1");
    ours.put("port", Integer.toString(port));
    ours.put("unix_socket_directories", "");
    ours.put("ssl", "off");
    ours.put("shared_buffers", "16MB");
    ours.put("huge_pages", "off");
    ours.put("fsync", "off");
    ours.put("synchronous_commit", "off");
    // Aurora loses its statistics in an upgrade until somebody gathers them; nobody else may here.
    ours.put("autovacuum_naptime", "2147483");
    ours.put("logging_collector", "on");
    ours.put("log_destination", "csvlog");
    ours.put("log_directory", log.toString());
    ours.put("log_filename", "postgresql.log");
    ours.put("log_rotation_age", "0");
    ours.put("log_rotation_size", "0");
    ours.put("log_truncate_on_rotation", "off");
    ours.put("log_timezone", "UTC");
    // The data definition of a cluster is read back from here when it moves to another major.
    ours.put("log_statement", "ddl");
    ours.put("log_min_messages", "warning");
    ours.put("log_min_error_statement", "error");
    ours.put("log_line_prefix", "%t:%r:%u@%d:[%p]:");
    ours.put("log_error_verbosity", "default");
    if (installation.settings().contains("io_method")) {
      ours.put("io_method", "sync");
    }
    return ours;
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace("'", "''").replace("\n", " ");
  }
}
