package io.aurorafleet.sandbox.postgres;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The data definition of every database, as its users sent it and PostgreSQL logged it
 * (log_statement=ddl). What failed is left out, dropped databases are forgotten, renamed ones keep
 * their past, and a copy of a template begins with the template's. Roles, databases and
 * subscriptions as such are not in it: they are read from the catalogs.
 */
final class DdlHistory {
  /** What a user sent at once. */
  record Ddl(String user, List<String> statements) {}

  private record Logged(String database, String session, String transaction, Ddl ddl) {}

  private static final Pattern STATEMENT =
      Pattern.compile("(?:statement|execute [^:]*): (.*)", Pattern.DOTALL);

  private final Map<String, List<Ddl>> byDatabase = new HashMap<>();

  private DdlHistory() {}

  static DdlHistory of(List<LogRecord> records) {
    List<Logged> succeeded = new ArrayList<>();
    for (LogRecord entry : records) {
      Matcher statement = STATEMENT.matcher(entry.message());
      if (entry.isError()) {
        succeeded.removeIf(
            one ->
                one.session().equals(entry.session())
                    && one.transaction().equals(entry.transaction()));
      } else if (statement.matches()) {
        Ddl ddl = new Ddl(entry.user(), SqlText.split(statement.group(1)));
        succeeded.add(new Logged(entry.database(), entry.session(), entry.transaction(), ddl));
      }
    }
    DdlHistory history = new DdlHistory();
    succeeded.forEach(one -> history.add(one.database(), one.ddl()));
    return history;
  }

  /** In order; empty for a database where nothing was ever defined. */
  List<Ddl> of(String database) {
    return List.copyOf(byDatabase.getOrDefault(database, List.of()));
  }

  private void add(String database, Ddl ddl) {
    List<String> kept = new ArrayList<>();
    for (String sql : ddl.statements()) {
      if (!isAboutDatabases(sql) && !isAboutRoles(sql) && isForReplay(sql)) {
        kept.add(sql);
      }
    }
    if (!kept.isEmpty()) {
      byDatabase
          .computeIfAbsent(database, none -> new ArrayList<>())
          .add(new Ddl(ddl.user(), kept));
    }
  }

  private boolean isAboutDatabases(String sql) {
    SqlText.match(sql, "CREATE DATABASE " + SqlText.NAME + "(.*)")
        .ifPresent(
            create -> {
              String template =
                  SqlText.match(create.group(2), ".*\\bTEMPLATE\\b\\s*=?\\s*" + SqlText.NAME)
                      .map(found -> SqlText.unquoted(found.group(1)))
                      .orElse("template1");
              byDatabase.put(SqlText.unquoted(create.group(1)), new ArrayList<>(of(template)));
            });
    SqlText.match(sql, "DROP DATABASE (?:IF EXISTS )?" + SqlText.NAME)
        .ifPresent(drop -> byDatabase.remove(SqlText.unquoted(drop.group(1))));
    SqlText.match(sql, "ALTER DATABASE " + SqlText.NAME + " RENAME TO " + SqlText.NAME)
        .ifPresent(
            rename -> {
              List<Ddl> past = byDatabase.remove(SqlText.unquoted(rename.group(1)));
              if (past != null) {
                byDatabase.put(SqlText.unquoted(rename.group(2)), past);
              }
            });
    return SqlText.begins(sql, "(CREATE|ALTER|DROP) DATABASE");
  }

  private boolean isAboutRoles(String sql) {
    SqlText.match(sql, "ALTER (?:ROLE|USER|GROUP) " + SqlText.NAME + " RENAME TO " + SqlText.NAME)
        .ifPresent(
            rename -> {
              String before = SqlText.unquoted(rename.group(1));
              String after = SqlText.unquoted(rename.group(2));
              byDatabase
                  .values()
                  .forEach(
                      all ->
                          all.replaceAll(
                              ddl ->
                                  ddl.user().equals(before)
                                      ? new Ddl(after, ddl.statements())
                                      : ddl));
            });
    boolean membership = SqlText.begins(sql, "(GRANT|REVOKE)") && !sql.matches("(?is).*\\sON\\s.*");
    return membership || SqlText.begins(sql, "(CREATE|ALTER|DROP) (ROLE|USER(?! MAPPING)|GROUP)");
  }

  /** Rows come later by themselves; some other things make no sense on an empty, private server. */
  private static boolean isForReplay(String sql) {
    boolean definition =
        SqlText.begins(
            sql,
            "(CREATE|ALTER|DROP|COMMENT|GRANT|REVOKE|SECURITY|REASSIGN|IMPORT|SET|RESET|SELECT|DO)");
    boolean elsewhere =
        SqlText.begins(sql, "(CREATE|ALTER|DROP) (SUBSCRIPTION|TABLESPACE|SYSTEM)")
            || SqlText.begins(sql, "CREATE ((LOCAL|GLOBAL) )?TEMP(ORARY)?")
            || SqlText.begins(sql, "ALTER EXTENSION " + SqlText.NAME + " UPDATE");
    return definition && !elsewhere;
  }
}
