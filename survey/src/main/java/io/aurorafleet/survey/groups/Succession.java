package io.aurorafleet.survey.groups;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of parameters that newer PostgreSQL majors no longer have under their name. Rests on
 * the release notes of the major that changed them. A parameter that is not in the table and not in
 * the next family is dropped all the same; the table only knows why, and where its value goes.
 *
 * @param since the first major without the old name
 * @param next the name its value goes to; null when the value has no place any more, or when its
 *     unit changed in a way that a parameter group does not tell: a value is never invented
 */
record Succession(String name, int since, @Nullable String next, String why) {
  private static final List<Succession> TABLE =
      List.of(
          gone("default_with_oids", 12, "tables WITH OIDS are gone"),
          gone(
              "wal_keep_segments",
              13,
              "it is wal_keep_size now, counted in MB; what a segment was is not known here, so set"
                  + " it by hand if a standby needs it"),
          gone("operator_precedence_warning", 14, "there is nothing left to warn of"),
          gone("vacuum_cleanup_index_scale_factor", 14, "VACUUM decides by itself"),
          gone("stats_temp_directory", 15, "statistics live in shared memory"),
          moved("force_parallel_mode", 16, "debug_parallel_query", "renamed, same values"),
          gone("vacuum_defer_cleanup_age", 16, "use hot_standby_feedback or replication slots"),
          gone("promote_trigger_file", 16, "promotion is by pg_promote()"),
          gone("lc_collate", 16, "it is a property of each database"),
          gone("lc_ctype", 16, "it is a property of each database"),
          gone("old_snapshot_threshold", 17, "snapshots are never too old any more"),
          gone("db_user_namespace", 17, "users per database are gone"),
          gone("trace_recovery_messages", 17, "use log_min_messages"),
          moved("ssl_ecdh_curve", 18, "ssl_groups", "renamed; takes several curves"));

  private static Succession gone(String name, int since, String why) {
    return new Succession(name, since, null, why);
  }

  private static Succession moved(String name, int since, String next, String why) {
    return new Succession(name, since, next, why);
  }

  static Optional<Succession> of(String name) {
    return TABLE.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /** With its source, for people. */
  String said() {
    return "%s: %s, see the release notes of PostgreSQL %d"
        .formatted(next == null ? "removed in " + since : next + " since " + since, why, since);
  }
}
