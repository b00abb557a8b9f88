package io.aurorafleet.sandbox.postgres;

import java.util.List;

/**
 * What pg_upgrade of 14 to 18 looks for (src/bin/pg_upgrade/check.c), with the names of the files
 * it lists its findings in.
 */
final class Checks {
  /** Asked once. */
  static final List<Check> OF_THE_CLUSTER =
      List.of(
          Check.always(
              "databases_cannot_connect_to.txt",
              "SELECT datname FROM pg_database WHERE datname <> 'template0'"
                  + " AND (NOT datallowconn OR datconnlimit = -2)",
              "All non-template0 databases must allow connections and be valid. Allow connections to"
                  + " the listed databases, or drop those that are invalid, and try again"),
          Check.always(
              "databases_cannot_connect_to.txt",
              "SELECT datname FROM pg_database WHERE datname = 'template0' AND datallowconn",
              "template0 must not allow connections, i.e. its pg_database.datallowconn must be"
                  + " false"),
          Check.always(
              "template_databases.txt",
              "SELECT name FROM unnest(ARRAY['template0', 'template1']) AS name WHERE NOT EXISTS"
                  + " (SELECT 1 FROM pg_database WHERE datname = name AND datistemplate)",
              "The databases template0 and template1 must exist and be templates"),
          Check.always(
              "prepared_transactions.txt",
              "SELECT format('%s: %s', database, gid) FROM pg_prepared_xacts",
              "One or more databases have open prepared transactions. Commit or roll back all"
                  + " prepared transactions and try again"),
          new Check(
              "logical_replication_slots.txt",
              0,
              16,
              0,
              "SELECT format('%s: %s', database, slot_name) FROM pg_replication_slots"
                  + " WHERE slot_type = 'logical'",
              "One or more databases have logical replication slots. Drop all logical replication"
                  + " slots and try again"),
          Check.from(
              17,
              "invalid_logical_slots.txt",
              "SELECT format('%s: %s', database, slot_name) FROM pg_replication_slots"
                  + " WHERE slot_type = 'logical' AND NOT temporary"
                  + " AND invalidation_reason IS NOT NULL",
              "Your installation contains logical replication slots that cannot be upgraded. Drop"
                  + " the listed slots and try again"));

  /** Asked in every database that can be connected to. */
  static final List<Check> OF_A_DATABASE =
      List.of(
          Check.always(
              "tables_using_composite.txt",
              columnsUsing("typtype = 'c' AND (t.oid < 16384 OR nspname = 'information_schema')"),
              "Your installation contains system-defined composite types in user tables, which are"
                  + " not stable across major versions. Drop the listed columns and try again"),
          Check.always(
              "tables_using_reg.txt",
              columnsUsing(
                  "nspname = 'pg_catalog' AND typname IN ('regcollation', 'regconfig',"
                      + " 'regdictionary', 'regnamespace', 'regoper', 'regoperator', 'regproc',"
                      + " 'regprocedure')"),
              "Your installation contains one of the reg* data types in user tables. These data"
                  + " types reference system OIDs that are not preserved by pg_upgrade. Drop the"
                  + " listed columns and try again"),
          Check.since(
              16,
              "tables_using_aclitem.txt",
              columnsUsing("t.oid = 'pg_catalog.aclitem'::regtype"),
              "Your installation contains the \"aclitem\" data type in user tables, whose format"
                  + " changed in PostgreSQL 16. Drop the listed columns and try again"),
          Check.since(
              14,
              "encoding_conversions.txt",
              "SELECT format('%s.%s', nspname, conname) FROM pg_conversion c"
                  + " JOIN pg_namespace n ON n.oid = connamespace WHERE c.oid >= 16384",
              "Your installation contains user-defined encoding conversions, whose parameters"
                  + " changed in PostgreSQL 14. Remove the listed conversions and try again"),
          Check.since(
              14,
              "postfix_ops.txt",
              "SELECT oid::regoperator FROM pg_operator WHERE oprright = 0 AND oid >= 16384",
              "Your installation contains user-defined postfix operators, which PostgreSQL 14 does"
                  + " not know. Drop the listed operators and try again"),
          Check.since(
              14,
              "incompatible_polymorphics.txt",
              Sql.resource("incompatible-polymorphics"),
              "Your installation contains user-defined objects that refer to internal polymorphic"
                  + " functions with arguments of type \"anyarray\" or \"anyelement\". Drop the"
                  + " listed objects, upgrade, and create them with \"anycompatiblearray\" and"
                  + " \"anycompatible\""),
          Check.since(
              18,
              "not_null_inconsistent_columns.txt",
              "SELECT format('%s.%s', inhrelid::regclass, c.attname) FROM pg_inherits"
                  + " JOIN pg_attribute c ON c.attrelid = inhrelid"
                  + " JOIN pg_attribute p ON p.attrelid = inhparent AND p.attname = c.attname"
                  + " WHERE p.attnotnull AND NOT c.attnotnull AND p.attnum > 0",
              "Your installation contains inconsistent NOT NULL constraints: the parent's column is"
                  + " NOT NULL and the child's is not. Fix the listed columns with ALTER TABLE …"
                  + " SET NOT NULL and try again"));

  private Checks() {}

  private static String columnsUsing(String base) {
    return Sql.resource("columns-using").replace("${base}", base);
  }
}
