package io.aurorafleet.lab.oracle;

import io.aurorafleet.dispatcher.cli.CommandException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The cases that come with the program, and those of a user. */
final class CaseFiles {
  private static final String SQL = ".sql";

  private CaseFiles() {}

  /** All of ours, in the order of the list beside them. */
  static List<OracleCase> ours() {
    return resource("cases.txt")
        .lines()
        .filter(line -> !line.isBlank())
        .map(name -> OracleCase.parse(name, resource("cases/" + name + SQL)))
        .toList();
  }

  /** A user's own. */
  static OracleCase read(Path file) {
    try {
      String name = String.valueOf(file.getFileName());
      return OracleCase.parse(
          name.endsWith(SQL) ? name.substring(0, name.length() - SQL.length()) : name,
          Files.readString(file));
    } catch (NoSuchFileException e) {
      throw CommandException.badInput(
          "no-such-case", "There is no file " + file, "Name a file of SQL that breaks a cluster.");
    } catch (CharacterCodingException e) {
      throw CommandException.badInput(
          "unreadable-case",
          "The case %s is not in UTF-8.".formatted(file),
          "Name a readable file of SQL in UTF-8.");
    } catch (IOException e) {
      throw CommandException.badInput(
          "unreadable-case",
          "The case %s cannot be read: %s".formatted(file, e.getMessage()),
          "Name a readable file of SQL in UTF-8.");
    }
  }

  private static String resource(String name) {
    try (InputStream in = CaseFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }
}
