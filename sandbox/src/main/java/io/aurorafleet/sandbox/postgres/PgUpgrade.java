package io.aurorafleet.sandbox.postgres;

import io.aurorafleet.sandbox.rds.DataPlane.UpgradeFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The real pg_upgrade, in copy mode, so that the old data stay as they are. Both servers are
 * started by it behind a socket in a private directory.
 */
final class PgUpgrade {
  private final Server old;
  private final Server target;
  private final Path fullBin;
  private final Account account;

  PgUpgrade(Server old, Server target, Path fullBin) {
    this.old = old;
    this.target = target;
    this.fullBin = fullBin;
    this.account = target.installation().account();
  }

  /** The old server is down; afterwards the target's data directory is ready to be served. */
  void run() throws IOException, UpgradeFailed {
    Path work = Files.createTempDirectory("pgup");
    try {
      DataDirectory.initEmpty(fullBin, account, target.data());
      Command.Result result = attempt(work, List.of());
      if (!result.ok()) {
        throw new UpgradeFailed("pg_upgrade failed: " + essence(result.output()));
      }
      for (String file : List.of("postgresql.conf", "pg_hba.conf")) {
        Files.copy(
            target.installation().template().resolve(file),
            target.data().resolve(file),
            StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Trees.delete(work);
    }
  }

  /**
   * Lets pg_upgrade go from the old data directory, which nobody serves, to the target's, which is
   * empty; in {@code work} go its sockets and, before 15, what it writes.
   */
  Command.Result attempt(Path work, List<String> options) throws IOException {
    Path password = work.resolve("pgpass");
    Files.writeString(password, "*:*:*:" + DataDirectory.ADMIN + ":" + old.secret() + "\n");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    Path oldBin = completed(work.resolve("bin"));
    account.adopt(work);
    List<String> words =
        new ArrayList<>(
            List.of("env", "PGPASSFILE=" + password, fullBin.resolve("pg_upgrade").toString()));
    words.addAll(List.of("-b", oldBin.toString(), "-B", fullBin.toString()));
    words.addAll(List.of("-d", old.data().toString(), "-D", target.data().toString()));
    words.addAll(List.of("-U", DataDirectory.ADMIN, "-s", work.toString()));
    words.addAll(
        List.of("-p", Integer.toString(old.port()), "-P", Integer.toString(target.port())));
    if (target.version().major() >= 15) {
      words.add("--no-sync");
    }
    words.addAll(options);
    return Command.attempt(work, "", account.as(words));
  }

  /** The old bin directory with the two programs that it lacks and pg_upgrade wants. */
  private Path completed(Path bin) throws IOException {
    Files.createDirectories(bin);
    try (Stream<Path> programs = Files.list(old.installation().bin())) {
      for (Path program : (Iterable<Path>) programs::iterator) {
        Files.createSymbolicLink(bin.resolve(program.getFileName()), program);
      }
    }
    Path control = fullBin.resolve("pg_controldata");
    Files.createSymbolicLink(bin.resolve("pg_controldata"), control);
    Path reset = bin.resolve("pg_resetwal");
    try (var script = PgUpgrade.class.getResourceAsStream("pg_resetwal.sh")) {
      if (script == null) {
        throw new IOException("pg_resetwal.sh is missing from the program");
      }
      Files.writeString(reset, new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
    Files.setPosixFilePermissions(reset, PosixFilePermissions.fromString("rwxr-xr-x"));
    return bin;
  }

  /** What it says after the list of checks that passed. */
  static String essence(String output) {
    List<String> lines =
        output.lines().map(String::strip).filter(line -> !line.endsWith(" ok")).toList();
    return String.join(" ", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
  }
}
