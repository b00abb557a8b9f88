package io.aurorafleet.sandbox.postgres;

import java.util.stream.Stream;

/** What a data directory fresh from the template is told before its server first starts. */
final class NewCluster {
  private NewCluster() {}

  /** The data plane's own password; every session of it needs one, like everybody's. */
  static Stream<String> admin(String secret) {
    return Stream.of(
        "ALTER ROLE " + DataDirectory.ADMIN + " PASSWORD " + Sql.literal(Secrets.verifier(secret)));
  }

  /**
   * The master user, who owns what Aurora gives it. It is a superuser here, where Aurora's
   * rds_superuser is able to do much that PostgreSQL leaves to superusers.
   */
  static Stream<String> master(String user, String password) {
    String name = Sql.name(user);
    return Stream.of(
        "CREATE ROLE "
            + name
            + " LOGIN SUPERUSER CREATEDB CREATEROLE REPLICATION PASSWORD "
            + Sql.literal(Secrets.verifier(password)),
        "GRANT rds_superuser TO " + name + " WITH ADMIN OPTION",
        "ALTER DATABASE postgres OWNER TO " + name,
        "ALTER DATABASE template1 OWNER TO " + name);
  }
}
