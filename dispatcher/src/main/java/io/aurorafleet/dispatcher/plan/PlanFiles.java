package io.aurorafleet.dispatcher.plan;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.dispatcher.cli.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes a plan's files; refuses before the long look what cannot be written after it. */
final class PlanFiles {
  private PlanFiles() {}

  static void refuseUnwritable(@Nullable Path... files) {
    for (Path file : files) {
      if (file == null) {
        continue;
      }
      Path directory = file.toAbsolutePath().normalize().getParent();
      if (Files.isDirectory(file) || directory == null || !Files.isWritable(directory)) {
        throw unwritable(file, "its directory cannot be written to");
      }
    }
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw unwritable(file, String.valueOf(e.getMessage()));
    }
  }

  private static CommandException unwritable(Path file, String why) {
    return new CommandException(
        ExitCodes.BAD_INPUT,
        Failure.fix(
            "file",
            "Cannot write %s: %s.".formatted(file, why),
            "Give another file, or make room."));
  }
}
