package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.database.DatabaseSession.Table;

/** Writes names into SQL. Values never are: they go as parameters. */
public final class Sql {
  private Sql() {}

  /**
   * Quotes a name; the one place where names become SQL. Whatever the name holds, the result is one
   * identifier and nothing else.
   *
   * @throws IllegalArgumentException when it is empty or has a NUL, which no name in PostgreSQL has
   */
  public static String identifier(String name) {
    if (name.isEmpty() || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("A name in PostgreSQL is not empty and has no NUL");
    }
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String identifier(Table table) {
    return identifier(table.schema()) + "." + identifier(table.name());
  }
}
