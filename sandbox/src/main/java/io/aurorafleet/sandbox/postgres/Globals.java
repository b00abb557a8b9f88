package io.aurorafleet.sandbox.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Roles and databases, as pg_dumpall would write them, password verifiers included. They are made
 * in two steps: until {@link #finish} every role is a superuser, so that no privilege given, used
 * and taken back in the past stands in the way of replaying it.
 */
final class Globals {
  private static final String ROLES = "rolname !~ '^pg_' AND rolname <> 'rdsadmin'";
  private static final String DATABASES = "datname NOT IN ('template0', 'rdsadmin')";

  private Globals() {}

  static void begin(Connection from, Connection to) throws SQLException {
    for (String role : Sql.texts(from, "SELECT rolname FROM pg_roles WHERE " + ROLES)) {
      if (Sql.texts(to, "SELECT 1 FROM pg_roles WHERE rolname = " + Sql.literal(role)).isEmpty()) {
        Sql.run(to, "CREATE ROLE " + Sql.name(role));
      }
      Sql.run(to, "ALTER ROLE " + Sql.name(role) + " SUPERUSER");
    }
    for (String create : Sql.texts(from, Sql.resource(createDatabase(from)))) {
      Sql.run(to, create);
    }
    for (String alter :
        Sql.texts(
            from,
            "SELECT format('ALTER DATABASE %I OWNER TO %I', datname, pg_get_userbyid(datdba))"
                + " FROM pg_database WHERE "
                + DATABASES)) {
      Sql.run(to, alter);
    }
  }

  /** The databases whose content is the users', {@code template1} included. */
  static List<String> databases(Connection server) throws SQLException {
    return Sql.texts(server, "SELECT datname FROM pg_database WHERE " + DATABASES + " ORDER BY 1");
  }

  static void finish(Connection from, Connection to) throws SQLException {
    String attributes =
        """
        SELECT format('ALTER ROLE %I %s %s %s %s %s %s %s CONNECTION LIMIT %s PASSWORD %L %s',
            rolname,
            CASE WHEN rolsuper THEN 'SUPERUSER' ELSE 'NOSUPERUSER' END,
            CASE WHEN rolinherit THEN 'INHERIT' ELSE 'NOINHERIT' END,
            CASE WHEN rolcreaterole THEN 'CREATEROLE' ELSE 'NOCREATEROLE' END,
            CASE WHEN rolcreatedb THEN 'CREATEDB' ELSE 'NOCREATEDB' END,
            CASE WHEN rolcanlogin THEN 'LOGIN' ELSE 'NOLOGIN' END,
            CASE WHEN rolreplication THEN 'REPLICATION' ELSE 'NOREPLICATION' END,
            CASE WHEN rolbypassrls THEN 'BYPASSRLS' ELSE 'NOBYPASSRLS' END,
            rolconnlimit, rolpassword,
            CASE WHEN rolvaliduntil IS NULL THEN '' ELSE format('VALID UNTIL %L', rolvaliduntil) END)
          FROM pg_authid WHERE\s"""
            + ROLES;
    String comments =
        "SELECT format('COMMENT ON ROLE %I IS %L', rolname, shobj_description(oid, 'pg_authid'))"
            + " FROM pg_roles WHERE shobj_description(oid, 'pg_authid') IS NOT NULL AND "
            + ROLES;
    String limits =
        "SELECT format('ALTER DATABASE %I CONNECTION LIMIT %s IS_TEMPLATE %s', datname,"
            + " datconnlimit, datistemplate::text) FROM pg_database WHERE "
            + DATABASES;
    for (String query :
        List.of(
            attributes, memberships(from), Sql.resource("database-settings"), comments, limits)) {
      for (String statement : Sql.texts(from, query)) {
        Sql.run(to, statement);
      }
    }
  }

  private static String memberships(Connection from) throws SQLException {
    boolean options = from.getMetaData().getDatabaseMajorVersion() >= 16;
    return "SELECT DISTINCT format('GRANT %I TO %I%s', r.rolname, m.rolname, "
        + (options
            ? "format(' WITH ADMIN %s, INHERIT %s, SET %s', a.admin_option::text,"
                + " a.inherit_option::text, a.set_option::text)"
            : "CASE WHEN a.admin_option THEN ' WITH ADMIN OPTION' END")
        + ") FROM pg_auth_members a JOIN pg_roles r ON r.oid = a.roleid"
        + " JOIN pg_roles m ON m.oid = a.member WHERE m.rolname !~ '^pg_'";
  }

  private static String createDatabase(Connection from) throws SQLException {
    int major = from.getMetaData().getDatabaseMajorVersion();
    return major >= 17 ? "databases-17" : major >= 15 ? "databases-15" : "databases-13";
  }
}
