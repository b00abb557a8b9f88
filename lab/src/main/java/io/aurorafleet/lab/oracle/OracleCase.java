package io.aurorafleet.lab.oracle;

import io.aurorafleet.dispatcher.cli.CommandException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cluster to be built: SQL with a header of comments.
 *
 * <pre>
 * -- What: columns of reg* types, plain and wrapped
 * -- Sources: 13-17                     the majors on which the SQL runs; any if not given
 * -- Refused: 13-15 to 16-18            where pg_upgrade is known to refuse; none; not judged if not given
 * -- Setting: max_connections=100       of the old server; may be repeated
 * </pre>
 *
 * @param refused null when the header does not say
 */
record OracleCase(
    String name,
    String what,
    Majors sources,
    @org.jspecify.annotations.Nullable Majors refused,
    Map<String, String> settings,
    String sql) {
  private static final Pattern HEADER =
      Pattern.compile("^--\\s*(What|Sources|Refused|Setting):\\s*(.*?)\\s*$", Pattern.MULTILINE);

  /** Reads a file's text; a header that cannot be read is the user's to correct. */
  static OracleCase parse(String name, String text) {
    String what = name;
    Majors sources = Majors.of("any");
    Majors refused = null;
    Map<String, String> settings = new LinkedHashMap<>();
    Matcher header = HEADER.matcher(text);
    while (header.find()) {
      String value = header.group(2);
      try {
        switch (header.group(1)) {
          case "What" -> what = value;
          case "Sources" -> sources = Majors.of(value);
          case "Refused" -> refused = Majors.of(value);
          default -> {
            String[] parts = value.split("=", 2);
            settings.put(parts[0].strip(), parts[1].strip());
          }
        }
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw CommandException.badInput(
            "bad-case",
            "The case %s has a header that cannot be read: \"%s\"".formatted(name, header.group()),
            "Write majors like 13-15 to 16-18, any or none, and settings like name=value.");
      }
    }
    return new OracleCase(name, what, sources, refused, settings, text);
  }
}
