package io.aurorafleet.lab.soak;

import com.fasterxml.jackson.databind.JsonNode;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.json.UnreadableException;
import io.aurorafleet.lab.Main;
import io.aurorafleet.lab.local.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs {@code aurora-fleet} in a process of its own, as a user would. */
final class Command {
  private static final int LONGEST_SECONDS = 180;

  private final Map<String, String> environment;
  private final Path directory;
  private int number;

  Command(Map<String, String> environment, Path directory) {
    this.environment = environment;
    this.directory = directory;
  }

  /** What it printed with {@code --output json}. */
  JsonNode run(List<String> arguments) throws IOException {
    number++;
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--output", "json"));
    try (JavaProcess process =
        JavaProcess.start("command-" + number, Main.class, all, environment, "256m", directory)) {
      int exit = process.exit(LONGEST_SECONDS).orElse(-1);
      if (exit != 0) {
        throw new IOException(
            "%s ended with %d: %s%s".formatted(all, exit, process.errors(), process.output()));
      }
      return Json.tree(process.output());
    } catch (UnreadableException e) {
      throw new IOException(all + " printed no JSON", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }
}
