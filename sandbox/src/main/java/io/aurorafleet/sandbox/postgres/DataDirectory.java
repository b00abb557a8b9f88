package io.aurorafleet.sandbox.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Data directories before a server runs on them. The bootstrap superuser is {@code rdsadmin}, as on
 * Aurora; it belongs to the data plane, and so does the database of that name.
 */
final class DataDirectory {
  static final String ADMIN = "rdsadmin";

  private static final String CONFIGURATION = "sandbox.conf";
  // With md5 a user's verifier may be either of md5 and SCRAM, as Aurora accepts them.
  private static final String ACCESS =
      """
      local all %1$s scram-sha-256
      host all,replication %1$s 127.0.0.1/32 scram-sha-256
      host %1$s all 127.0.0.1/32 reject
      host all all 127.0.0.1/32 md5
      host replication all 127.0.0.1/32 md5
      """
          .formatted(ADMIN);
  // All versions alike, as pg_upgrade asks; checksums on, as 18 does by itself.
  private static final List<String> INITDB =
      List.of(
          "-U",
          ADMIN,
          "--auth-local=trust",
          "--auth-host=reject",
          "-E",
          "UTF8",
          "--locale=C",
          "--wal-segsize=1",
          "--data-checksums",
          "--no-sync");
  private static final List<String> CONTENT =
      List.of(
          "CREATE DATABASE " + ADMIN,
          "CREATE ROLE rds_superuser CREATEDB CREATEROLE",
          "GRANT pg_monitor, pg_signal_backend TO rds_superuser WITH ADMIN OPTION",
          "CREATE ROLE rds_replication",
          "CREATE ROLE rds_password");

  private DataDirectory() {}

  /** Differs when this program prepares directories differently: then old ones must not be used. */
  static String fingerprint() {
    return Integer.toHexString(List.of(ACCESS, INITDB, CONTENT, CONFIGURATION).hashCode());
  }

  /** A new directory with what every cluster has. */
  static void init(Installation installation, Path data) throws IOException {
    initEmpty(installation.bin(), installation.account(), data);
    Files.writeString(
        data.resolve("postgresql.conf"),
        "\ninclude_if_exists '" + CONFIGURATION + "'\n",
        StandardOpenOption.APPEND);
    Files.writeString(data.resolve("pg_hba.conf"), ACCESS);
    script(installation, data, "postgres", CONTENT.stream());
  }

  /** What initdb makes, reachable by a local socket only. */
  static void initEmpty(Path bin, Account account, Path data) {
    Stream<String> command = Stream.of(bin.resolve("initdb").toString(), "-D", data.toString());
    Command.run(bin, account.as(Stream.concat(command, INITDB.stream()).toList()));
  }

  /** Replaces the settings that apply from the next start. */
  static void configure(Path data, String configuration) throws IOException {
    Files.writeString(data.resolve(CONFIGURATION), configuration);
  }

  /**
   * Runs statements while no server does: nobody can connect meanwhile, no password is needed, and
   * what the statements contain shows up in no list of processes.
   */
  static void script(
      Installation installation, Path data, String database, Stream<String> statements) {
    String input =
        statements.reduce("", (all, one) -> all + one.replace('\n', ' ') + ";\n", String::concat);
    Command.Result result =
        installation.attempt(
            "postgres", input, List.of("--single", "-F", "-D", data.toString(), database));
    if (!result.ok() || result.output().contains("ERROR:")) {
      throw new PostgresFailure("Preparing " + data + " failed: " + result.output());
    }
  }
}
