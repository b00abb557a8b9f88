package io.aurorafleet.sandbox.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The real pg_upgrade on a cluster that is down, for its verdict only: the cluster keeps its data
 * and its version, whatever comes of it.
 */
public final class UpgradeTrial {
  /** So that what an upgrade of slots asks of the new server never stands in the way. */
  private static final String SETTINGS =
      "\nwal_level = logical\nmax_replication_slots = 20\nfsync = off\n";

  private final Server old;
  private final Server target;
  private final Path fullBin;

  UpgradeTrial(Server old, Server target, Path fullBin) {
    this.old = old;
    this.target = target;
    this.fullBin = fullBin;
  }

  /**
   * What pg_upgrade said.
   *
   * @param passed whether it ended well
   * @param words the last of what it wrote, checks that passed left out
   * @param lists the files in which it lists what it found, by name, with their lines
   */
  public record Verdict(boolean passed, String words, Map<String, List<String>> lists) {}

  Verdict run(boolean checkOnly, Path template) throws IOException {
    Path work = Files.createTempDirectory("pgup");
    try {
      prepare(template);
      List<String> options = new ArrayList<>(List.of("--retain"));
      if (checkOnly) {
        options.add("--check");
      }
      Command.Result result = new PgUpgrade(old, target, fullBin).attempt(work, options);
      Map<String, List<String>> lists = new TreeMap<>();
      collect(work, 1, lists);
      Path output = target.data().resolve("pg_upgrade_output.d");
      if (Files.exists(output)) {
        collect(output, 2, lists);
      }
      return new Verdict(result.ok(), PgUpgrade.essence(result.output()), lists);
    } finally {
      Trees.delete(work);
      Trees.delete(target.data());
    }
  }

  private void prepare(Path template) throws IOException {
    synchronized (UpgradeTrial.class) {
      if (!Files.exists(template)) {
        DataDirectory.initEmpty(fullBin, target.installation().account(), template);
      }
    }
    Trees.copy(template, target.data());
    Files.writeString(
        target.data().resolve("postgresql.conf"), SETTINGS, StandardOpenOption.APPEND);
    target.installation().account().adopt(target.data());
  }

  private static void collect(Path in, int depth, Map<String, List<String>> lists)
      throws IOException {
    List<Path> found;
    try (Stream<Path> files = Files.walk(in, depth)) {
      found = files.filter(file -> file.toString().endsWith(".txt")).toList();
    }
    for (Path file : found) {
      lists.put(
          String.valueOf(file.getFileName()),
          Files.readString(file, StandardCharsets.UTF_8).lines().map(String::strip).toList());
    }
  }
}
