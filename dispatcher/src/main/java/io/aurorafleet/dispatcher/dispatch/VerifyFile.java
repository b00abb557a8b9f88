package io.aurorafleet.dispatcher.dispatch;

import io.aurorafleet.dispatcher.cli.CommandException;
import java.nio.file.Path;

/** Reads the user's own statements that are to prove an upgrade. */
final class VerifyFile {
  private static final int MOST = 1 << 20;

  private VerifyFile() {}

  /** The file's text; throws {@link CommandException} when there is nothing to run in it. */
  static String read(Path file) {
    String text =
        TextFile.read(file, "verify-sql", "Give a file of SQL statements with --verify-sql.");
    if (text.isBlank() || text.length() > MOST) {
      throw CommandException.badInput(
          "verify-sql",
          text.isBlank()
              ? "There is no statement in %s.".formatted(file)
              : "%s has more than %d characters.".formatted(file, MOST),
          "Give a file of a few SQL statements with --verify-sql.");
    }
    return text;
  }
}
