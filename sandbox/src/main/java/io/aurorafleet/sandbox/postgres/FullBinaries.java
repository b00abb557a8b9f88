package io.aurorafleet.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Complete bin directories of PostgreSQL, pg_upgrade included, where an administrator installed
 * them; the published server binaries have none.
 */
public final class FullBinaries {
  /** Names a directory that holds {@code <major>/bin}. */
  static final String PROPERTY = "aurora-fleet.postgres.full";

  private static final String CONTROL = ".control";

  private FullBinaries() {}

  /** The bin directory from which a cluster can be upgraded to this major. */
  static Optional<Path> of(int major) {
    return of(major, List.of());
  }

  /** The same, looked for in these directories that hold {@code <major>/bin} first. */
  public static Optional<Path> of(int major, List<Path> first) {
    return Stream.concat(first.stream(), places().stream())
        .map(place -> place.resolve(Integer.toString(major)).resolve("bin"))
        .filter(bin -> Files.isExecutable(bin.resolve("pg_upgrade")))
        .findFirst();
  }

  /** Where they are looked for: Debian's place, or the one that the property names. */
  public static List<Path> places() {
    return List.of(Path.of(System.getProperty(PROPERTY, "/usr/lib/postgresql")));
  }

  /** The names of the extensions that a server of these binaries offers. */
  public static Set<String> extensions(Path bin) {
    String share =
        Command.run(Path.of("/"), List.of(bin.resolve("pg_config").toString(), "--sharedir"));
    try (Stream<Path> files = Files.list(Path.of(share).resolve("extension"))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(CONTROL))
          .map(name -> name.substring(0, name.length() - CONTROL.length()))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the extensions of " + bin, e);
    }
  }
}
