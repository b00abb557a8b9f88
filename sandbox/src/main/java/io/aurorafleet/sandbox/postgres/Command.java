package io.aurorafleet.sandbox.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program to its end. Secrets go in by {@code input}, never by arguments, which any user of
 * the machine can read.
 */
final class Command {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** How a program ended, and all it wrote. */
  record Result(int exit, String output) {
    boolean ok() {
      return exit == 0;
    }
  }

  private Command() {}

  /** Throws with the output when the program fails. */
  static String run(Path directory, List<String> words) {
    Result result = attempt(directory, "", words);
    if (!result.ok()) {
      throw new PostgresFailure(words + " ended with " + result.exit() + ": " + result.output());
    }
    return result.output();
  }

  static Result attempt(Path directory, String input, List<String> words) {
    // Output goes to a file: a server started in the background would keep a pipe open for ever.
    Path output = null;
    try {
      output = Files.createTempFile("aurora-fleet", ".out");
      Process process =
          new ProcessBuilder(words)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException endedWithoutReading) {
        // The exit code tells more.
      }
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new PostgresFailure(words + " did not end within " + LIMIT);
      }
      return new Result(
          process.exitValue(),
          new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      return new Result(127, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresFailure("Interrupted during " + words, e);
    } finally {
      Trees.deleteFile(output);
    }
  }
}
