package io.aurorafleet.cloud.database;

import static io.aurorafleet.cloud.database.Broken.cluster;
import static io.aurorafleet.cloud.database.Broken.database;

import java.util.List;

/** One broken thing a check, with names that hurt where a name can. */
final class BrokenOnes {
  /** 63 bytes, a quote, a semicolon, a space and letters beyond ASCII. */
  static final String LONG = "\"" + "a\"\"; ü" + "x".repeat(56) + "\"";

  /** Looks like a temporary schema, and is none. */
  static final String TEMP = "\"pg_temp_x\"\"\"";

  /** Enabled, though nobody answers it. */
  private static final String[] SUBSCRIPTION = {
    "CREATE SUBSCRIPTION \"s; \"\"b\" CONNECTION 'host=127.0.0.1 port=1 dbname=none' PUBLICATION p"
        + " WITH (connect = false, slot_name = NONE)",
    "UPDATE pg_subscription SET subenabled = true, subslotname = 'none'"
  };

  static final List<Broken> ALL =
      List.of(
          database(
                  "multirange-columns",
                  "public.t.m",
                  "CREATE TYPE public.r AS RANGE (subtype = regprocedure)",
                  "CREATE TABLE public.t (m public.r_multirange)")
              .majors(14, 18),
          database(
              "reg-types",
              "public." + LONG + "." + LONG,
              "CREATE TABLE public.%s (%s regoper)".formatted(LONG, LONG)),
          database(
                  "reg-types",
                  "public.\"p; 2\".r",
                  "CREATE TABLE public.lord (r regoper)",
                  "CREATE TABLE public.\"p;\" (i int, r regproc) PARTITION BY LIST (i)",
                  "CREATE TABLE public.\"p; 1\" PARTITION OF public.\"p;\" DEFAULT"
                      + " PARTITION BY LIST (i)",
                  "CREATE TABLE public.\"p; 2\" PARTITION OF public.\"p; 1\" DEFAULT",
                  "CREATE TABLE public.heir () INHERITS (public.lord)")
              .and("public.heir.r"),
          database(
              "system-composite-types",
              "odd.t.c",
              "CREATE SCHEMA odd",
              "CREATE TABLE odd.t (c information_schema.tables)"),
          database(
                  "aclitem-columns",
                  "public.\"A;\".\"B'\"",
                  "CREATE TABLE public.\"A;\" (\"B'\" aclitem[])")
              .majors(13, 15),
          database(
                  "not-null-inheritance",
                  "public.child.i",
                  "CREATE TABLE public.parent (i int NOT NULL)",
                  "CREATE TABLE public.child () INHERITS (public.parent)",
                  "ALTER TABLE public.child ALTER COLUMN i DROP NOT NULL")
              .majors(13, 17),
          database("unlogged-tables", "public.u", "CREATE UNLOGGED TABLE public.u (i int)"),
          database(
              "event-triggers",
              "\"watch; it\" on ddl_command_end",
              "CREATE FUNCTION public.w() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'",
              "CREATE EVENT TRIGGER \"watch; it\" ON ddl_command_end EXECUTE FUNCTION public.w()"),
          database(
                  "dms-leftovers",
                  "event trigger awsdms_intercept_ddl",
                  "CREATE TABLE public.awsdms_ddl_audit (c_key bigserial PRIMARY KEY)",
                  "CREATE FUNCTION public.awsdms_intercept_ddl() RETURNS event_trigger LANGUAGE plpgsql"
                      + " AS 'BEGIN END'",
                  "CREATE EVENT TRIGGER awsdms_intercept_ddl ON ddl_command_end EXECUTE FUNCTION"
                      + " public.awsdms_intercept_ddl()")
              .and("function public.awsdms_intercept_ddl()", "table public.awsdms_ddl_audit"),
          database(
                  "pg-schemas",
                  TEMP,
                  "SET allow_system_table_mods = on",
                  "CREATE SCHEMA odd",
                  "CREATE TABLE odd.t (i int)",
                  "ALTER SCHEMA odd RENAME TO " + TEMP,
                  "CREATE SCHEMA pg_odd",
                  "CREATE TEMPORARY TABLE fine (i int)")
              .and("pg_odd"),
          database("subscriptions-lose-state", "\"s; \"\"b\", enabled", SUBSCRIPTION)
              .majors(13, 16)
              .leftAlone(),
          database("subscriptions-enabled", "\"s; \"\"b\", enabled", SUBSCRIPTION).majors(17, 18),
          database("public-schema", "broken has no schema public", "DROP SCHEMA public"),
          database(
              "pglogical",
              "pglogical.node has 1 row(s)",
              "CREATE SCHEMA pglogical",
              "CREATE TABLE pglogical.node (node_name name)",
              "INSERT INTO pglogical.node VALUES ('n')",
              "CREATE FUNCTION pglogical.drop_node(name) RETURNS void LANGUAGE sql AS"
                  + " 'DELETE FROM pglogical.node WHERE node_name = $1'"),
          database(
                  "large-objects",
                  "more than 100000 large objects",
                  "SELECT lo_create(0) FROM generate_series(1, 100001)")
              .majors(17, 17)
              .leftAlone(),
          database(
              "collation-versions",
              "public.c: 0.0.1",
              "CREATE COLLATION public.c (provider = icu, locale = 'de')",
              "CREATE TABLE public.t (a text COLLATE public.c)",
              "UPDATE pg_collation SET collversion = '0.0.1' WHERE collname = 'c'"),
          database(
                  "unicode-dependent",
                  "public.u",
                  "CREATE TABLE public.t (a text)",
                  "CREATE INDEX u ON public.t (lower(a COLLATE pg_c_utf8))",
                  "CREATE INDEX fine ON public.t (length(a))")
              .majors(17, 17)
              .leftAlone(),
          database(
              "loadable-libraries",
              "public.mine() in $libdir/made_at_home",
              "CREATE FUNCTION public.mine() RETURNS trigger LANGUAGE c AS '$libdir/autoinc', 'autoinc'",
              "UPDATE pg_proc SET probin = '$libdir/made_at_home' WHERE proname = 'mine'"),
          database(
                  "extensions-not-offered",
                  "adminpack 2.1, last offered by 16",
                  "CREATE EXTENSION adminpack")
              .majors(13, 16),
          database("isn", "public.", "CREATE EXTENSION isn").leftAlone(),
          database(
                  "views-on-vanished-columns",
                  TEMP + ".v reads pg_stat_bgwriter.checkpoints_timed",
                  "SET allow_system_table_mods = on",
                  "CREATE SCHEMA odd",
                  "CREATE VIEW odd.v AS SELECT checkpoints_timed AS x FROM pg_stat_bgwriter",
                  "ALTER SCHEMA odd RENAME TO " + TEMP)
              .majors(13, 16),
          database(
                  "views-on-vanished-columns",
                  "public.pinned reads pg_attribute.attcacheoff",
                  "CREATE MATERIALIZED VIEW public.pinned AS SELECT attcacheoff FROM pg_attribute",
                  "CREATE VIEW public.fine AS SELECT attname FROM pg_attribute")
              .majors(13, 17),
          database(
                  "vanished-functions",
                  "public.v calls function pg_is_in_backup()",
                  "CREATE VIEW public.v AS SELECT pg_is_in_backup()",
                  "CREATE TABLE public.t (a bool DEFAULT pg_is_in_backup(),"
                      + " CONSTRAINT k CHECK (a = pg_is_in_backup()))")
              .and(
                  "public.t.a (default) calls function pg_is_in_backup()",
                  "public.t (constraint k) calls function pg_is_in_backup()")
              .majors(13, 14),
          database(
                  "vanished-functions",
                  "public.v calls operator !!(NONE,bigint)",
                  "CREATE VIEW public.v AS SELECT !! 5::bigint AS x",
                  "CREATE TABLE public.t (p point, b box)",
                  "CREATE INDEX i ON public.t ((b ~ p::box))")
              .and("public.i calls operator ~(box,box)")
              .majors(13, 13),
          database(
                  "vanished-function-settings",
                  "public.f(): vacuum_cleanup_index_scale_factor=0.2",
                  "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql"
                      + " SET vacuum_cleanup_index_scale_factor = 0.2 AS 'SELECT 1'")
              .majors(13, 13),
          database(
                  "catalog-views",
                  "public.\"who; \"\" is\" reads pg_stat_activity",
                  "CREATE VIEW public.\"who; \"\" is\" AS SELECT pid FROM pg_stat_activity")
              .leftAlone(),
          cluster(
                  "vanished-settings",
                  "role \"o'dd\": operator_precedence_warning=on",
                  "CREATE ROLE \"o'dd\"",
                  "ALTER ROLE \"o'dd\" SET operator_precedence_warning = on")
              .majors(13, 13),
          cluster(
              "pg-roles",
              "\"pg_o'dd\"",
              "CREATE ROLE \"o'dd\"",
              "UPDATE pg_authid SET rolname = 'pg_o''dd' WHERE rolname = 'o''dd'"),
          cluster(
                  "parameter-grants",
                  "SET on work_mem to \"o'dd\"",
                  "CREATE ROLE \"o'dd\"",
                  "GRANT SET ON PARAMETER work_mem TO \"o'dd\"")
              .majors(15, 18),
          cluster(
              "names-with-line-breaks", "database 'two\nlines'", "CREATE DATABASE \"two\nlines\""),
          cluster(
              "database-names",
              "\"my\"\"million$\"\"db\"",
              "CREATE DATABASE \"my\"\"million$\"\"db\""),
          cluster(
              "prepared-transactions",
              "'two\nDROP TABLE public.t; --' in database broken",
              "BEGIN",
              "CREATE TABLE public.t ()",
              "PREPARE TRANSACTION E'two\\nDROP TABLE public.t; --'"),
          cluster(
              "xid-age",
              "broken: age 30000",
              "UPDATE pg_database SET datfrozenxid = ((txid_current() + 3994967296) % 4294967296)"
                  + "::text::xid WHERE datname = 'broken'"),
          cluster(
              "multixact-age",
              "broken: multixact age 5",
              "UPDATE pg_database SET datminmxid = '3794967296' WHERE datname = 'broken'"),
          cluster(
              "connection-limits", "database broken: ", "ALTER DATABASE broken CONNECTION LIMIT 1"),
          cluster(
              "replication-origins",
              "it's mine",
              "SELECT pg_replication_origin_create('it''s mine')"),
          cluster(
                  "database-collation-versions",
                  "\"my million\": 0.0.1",
                  "CREATE DATABASE \"my million\" TEMPLATE template0 LOCALE_PROVIDER icu"
                      + " ICU_LOCALE 'de' LOCALE 'C'",
                  "UPDATE pg_database SET datcollversion = '0.0.1' WHERE datname = 'my million'")
              .majors(15, 18),
          cluster(
                  "slot-lag",
                  "late in database broken: ",
                  "SELECT pg_create_logical_replication_slot('late', 'pgoutput')",
                  "CREATE TABLE public.t AS SELECT repeat('x', 1000) AS x"
                      + " FROM generate_series(1, 20000)")
              .leftAlone());

  private BrokenOnes() {}
}
