package io.aurorafleet.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The versions at hand, each prepared on first use and kept for later sandboxes. Several processes
 * may prepare the same version at once: a file lock lets one do it, a rename makes it whole or
 * absent.
 */
final class Installations {
  private final Path cache;
  private final Account account;
  private final SortedMap<ServerVersion, Path> archives;
  private final Map<ServerVersion, Installation> ready = new HashMap<>();

  Installations(Path cache, Account account, SortedMap<ServerVersion, Path> archives) {
    this.cache = cache;
    this.account = account;
    this.archives = archives;
  }

  Set<ServerVersion> versions() {
    return archives.keySet();
  }

  /** The installation of a version; an unknown one is refused with the list of known ones. */
  synchronized Installation get(ServerVersion version) {
    return ready.computeIfAbsent(version, this::prepare);
  }

  private Installation prepare(ServerVersion version) {
    Path archive = archives.get(version);
    if (archive == null) {
      throw new PostgresFailure(
          "No binaries of PostgreSQL " + version + " here, only of " + archives.keySet());
    }
    Path home = cache.resolve(version.toString());
    try {
      Files.createDirectories(cache);
      if (!Files.exists(home)) {
        Path lock = cache.resolve(version + ".lock");
        try (FileChannel channel =
                FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held = channel.lock()) {
          if (held.isValid() && !Files.exists(home)) {
            build(version, archive, home);
          }
        }
      }
      return installed(version, home);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare PostgreSQL " + version + " in " + cache, e);
    }
  }

  private void build(ServerVersion version, Path archive, Path home) throws IOException {
    Path draft = cache.resolve(version + ".draft");
    Trees.delete(draft);
    Archives.unpack(archive, draft);
    account.adopt(draft);
    Installation drafted =
        new Installation(version, draft, draft.resolve("template"), Set.of(), account);
    DataDirectory.init(drafted, drafted.template());
    Command.Result described = drafted.attempt("postgres", "", List.of("--describe-config"));
    Files.writeString(draft.resolve("settings.tsv"), described.output());
    Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
  }

  private Installation installed(ServerVersion version, Path home) throws IOException {
    Set<String> settings =
        Files.readAllLines(home.resolve("settings.tsv")).stream()
            .map(line -> line.split("\t", 2)[0].toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    return new Installation(version, home, home.resolve("template"), settings, account);
  }
}
