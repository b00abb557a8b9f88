package io.aurorafleet.sandbox.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/** Just enough reading of SQL to tell what a statement is and what it names. */
final class SqlText {
  /** An identifier as written, in quotes or not. */
  static final String NAME = "(\"(?:[^\"]|\"\")+\"|[^\\s\".,;()='`]+)";

  private static final Pattern LEADING =
      Pattern.compile("\\A(?:\\s+|--[^\\n]*(?:\\n|\\z)|/\\*.*?\\*/|;)+", Pattern.DOTALL);

  private SqlText() {}

  /** The statements of a string that was sent as one; quotes and bodies are left whole. */
  static List<String> split(String sql) {
    try {
      return Parser.parseJdbcSql(sql, true, false, true, false, false).stream()
          .map((NativeQuery part) -> part.nativeSql)
          .map(SqlText::withoutLeadingComments)
          .filter(part -> !part.isEmpty())
          .toList();
    } catch (SQLException e) {
      return List.of(sql);
    }
  }

  /** Whether it begins with these words; {@code |} separates alternatives. */
  static boolean begins(String sql, String words) {
    return match(sql, words + "\\b").isPresent();
  }

  /** Matches the beginning of a statement; a space stands for any space, case does not matter. */
  static Optional<Matcher> match(String sql, String pattern) {
    Matcher matcher =
        Pattern.compile(pattern.replace(" ", "\\s+"), Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
            .matcher(sql);
    return matcher.lookingAt() ? Optional.of(matcher) : Optional.empty();
  }

  /** The name that an identifier as written stands for. */
  static String unquoted(String identifier) {
    return identifier.startsWith("\"")
        ? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"")
        : identifier.toLowerCase(Locale.ROOT);
  }

  private static String withoutLeadingComments(String sql) {
    return LEADING.matcher(sql).replaceFirst("").strip();
  }
}
