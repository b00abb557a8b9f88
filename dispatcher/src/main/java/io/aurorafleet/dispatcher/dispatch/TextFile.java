package io.aurorafleet.dispatcher.dispatch;

import io.aurorafleet.dispatcher.cli.CommandException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file that the user names. */
final class TextFile {
  private TextFile() {}

  /**
   * The whole file.
   *
   * @param code of the failure, when it cannot be read
   * @throws CommandException in words for people
   */
  static String read(Path file, String code, String nextAction) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw unreadable(file, code, "there is no such file", nextAction);
    } catch (CharacterCodingException e) {
      throw unreadable(file, code, "it is not text in UTF-8", nextAction);
    } catch (IOException e) {
      throw unreadable(file, code, String.valueOf(e.getMessage()), nextAction);
    }
  }

  private static CommandException unreadable(
      Path file, String code, String why, String nextAction) {
    return CommandException.badInput(code, "Cannot read %s: %s.".formatted(file, why), nextAction);
  }
}
