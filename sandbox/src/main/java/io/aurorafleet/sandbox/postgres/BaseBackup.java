package io.aurorafleet.sandbox.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A copy of a running server's data, consistent at the moment the backup ends, with its replication
 * slots as they are: a copy-on-write clone of Aurora has those too.
 */
final class BaseBackup {
  private BaseBackup() {}

  static void take(Server source, Path target) throws SQLException, IOException {
    boolean renamed = source.version().major() >= 15;
    try (Connection session = source.connect("postgres")) {
      Sql.texts(
          session,
          renamed
              ? "SELECT pg_backup_start('clone', true)"
              : "SELECT pg_start_backup('clone', true, false)");
      Trees.copy(source.data(), target);
      String label =
          Sql.texts(
                  session,
                  renamed
                      ? "SELECT labelfile FROM pg_backup_stop(false)"
                      : "SELECT labelfile FROM pg_stop_backup(false, false)")
              .get(0);
      // Log written since its files were copied is needed up to the end of the backup.
      Trees.copy(source.data().resolve("pg_wal"), target.resolve("pg_wal"));
      Files.writeString(target.resolve("backup_label"), label);
    }
  }
}
