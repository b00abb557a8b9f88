package io.aurorafleet.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.sandbox.postgres.DdlHistory.Ddl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DdlHistoryTest {
  @Test
  void keepsDefinitionsAndLeavesOutRowsRolesAndTemporaryTables() {
    assertThat(
            statements(
                "shop",
                said("shop", "CREATE TABLE a (n int); INSERT INTO a VALUES (1); CREATE ROLE r"),
                said("shop", "/* x */ -- y\n CREATE TEMP TABLE gone (n int)"),
                said("shop", "GRANT r TO s"),
                said("shop", "GRANT SELECT ON a TO r"),
                said("shop", "CREATE USER MAPPING FOR r SERVER s"),
                said("shop", "ALTER EXTENSION hstore UPDATE TO '1.8'"),
                said("shop", "CREATE FUNCTION f() RETURNS int AS $$ SELECT 1; $$ LANGUAGE sql")))
        .containsExactly(
            "CREATE TABLE a (n int)",
            "GRANT SELECT ON a TO r",
            "CREATE USER MAPPING FOR r SERVER s",
            "CREATE FUNCTION f() RETURNS int AS $$ SELECT 1; $$ LANGUAGE sql");
  }

  @Test
  void aFailureTakesBackAllOfItsTransactionAndNothingElse() {
    assertThat(
            statements(
                "shop",
                said("shop", "1/1", "CREATE TABLE before_it (n int)"),
                said("shop", "1/2", "CREATE TABLE taken_back (n int)"),
                said("shop", "1/2", "CREATE TABLE wrong (n nothing)"),
                record("shop", "1/2", "ERROR", "type \"nothing\" does not exist"),
                said("shop", "1/3", "CREATE TABLE after_it (n int)")))
        .containsExactly("CREATE TABLE before_it (n int)", "CREATE TABLE after_it (n int)");
  }

  @Test
  void followsDatabasesThatAreDroppedRenamedOrCopied() {
    LogRecord[] log = {
      said("shop", "CREATE TABLE forgotten (n int)"),
      said("postgres", "DROP DATABASE IF EXISTS shop"),
      said("postgres", "CREATE DATABASE shop"),
      said("shop", "CREATE TABLE kept (n int)"),
      said("postgres", "CREATE DATABASE \"It's; new\" WITH OWNER x TEMPLATE = shop"),
      said("It's; new", "CREATE TABLE more (n int)"),
      said("postgres", "ALTER DATABASE \"It's; new\" RENAME TO other"),
    };
    assertThat(statements("shop", log)).containsExactly("CREATE TABLE kept (n int)");
    assertThat(statements("It's; new", log)).isEmpty();
    assertThat(statements("other", log))
        .containsExactly("CREATE TABLE kept (n int)", "CREATE TABLE more (n int)");
  }

  @Test
  void aRenamedRoleKeepsWhatItDefined() {
    DdlHistory history =
        DdlHistory.of(
            List.of(
                said("shop", "CREATE TABLE t (n int)"),
                said("shop", "ALTER ROLE master RENAME TO \"Boss\"")));
    assertThat(history.of("shop"))
        .containsExactly(new Ddl("Boss", List.of("CREATE TABLE t (n int)")));
  }

  @Test
  void readsTheLogAsPostgresWritesIt(@TempDir Path directory) throws Exception {
    Path csv = directory.resolve("postgresql.csv");
    String rest = ",,,,,,,,,\"app\",\"client backend\",,0\n";
    Files.writeString(
        csv,
        "t,\"a \"\"user\"\"\",\"shop\",9,\"h:1\",s.1,1,\"idle\",t,3/4,0,LOG,00000,"
            + "\"execute <unnamed>: COMMENT ON TABLE t IS 'two\nlines, \"\"quoted\"\"'\""
            + rest
            + "t,\"u\",\"shop\",9,\"h:1\",s.1,2,\"cut off");
    assertThat(LogRecord.read(csv))
        .containsExactly(
            new LogRecord(
                "a \"user\"",
                "shop",
                "s.1",
                "3/4",
                "LOG",
                "execute <unnamed>: COMMENT ON TABLE t IS 'two\nlines, \"quoted\"'"));
    assertThat(LogRecord.read(directory.resolve("none.csv"))).isEmpty();
  }

  private static List<String> statements(String database, LogRecord... log) {
    return DdlHistory.of(List.of(log)).of(database).stream()
        .flatMap(ddl -> ddl.statements().stream())
        .toList();
  }

  private static LogRecord said(String database, String sql) {
    return said(database, "2/" + sql.hashCode(), sql);
  }

  private static LogRecord said(String database, String transaction, String sql) {
    return record(database, transaction, "LOG", "statement: " + sql);
  }

  private static LogRecord record(
      String database, String transaction, String severity, String message) {
    return new LogRecord("master", database, "session", transaction, severity, message);
  }
}
