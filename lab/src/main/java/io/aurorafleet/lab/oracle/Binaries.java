package io.aurorafleet.lab.oracle;

import io.aurorafleet.preflight.TargetExtensions;
import io.aurorafleet.sandbox.postgres.FullBinaries;
import io.aurorafleet.sandbox.postgres.PostgresDataPlane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which majors this machine has: as servers to break, and complete, to upgrade to. */
final class Binaries {
  private final List<Path> places;
  private final SortedMap<Integer, String> servers = new TreeMap<>();
  private final Map<Integer, Path> full = new HashMap<>();
  private final Map<Integer, TargetExtensions> offered = new HashMap<>();

  /**
   * Looks.
   *
   * @param first directories that hold {@code <major>/bin}, looked into before the usual ones
   */
  Binaries(PostgresDataPlane plane, List<Path> first) {
    this(plane, first, major -> FullBinaries.of(major, first));
  }

  Binaries(PostgresDataPlane plane, List<Path> first, IntFunction<Optional<Path>> find) {
    places = Stream.concat(first.stream(), FullBinaries.places().stream()).toList();
    // Oldest first, so that the newest minor of a major stays.
    plane.versions().forEach(v -> servers.put(Integer.parseInt(v.split("\\.", -1)[0]), v));
    for (int major : servers.keySet()) {
      Optional<Path> bin = find.apply(major);
      if (bin.isPresent()) {
        full.put(major, bin.get());
        offered.put(
            major,
            new TargetExtensions(
                version(major),
                FullBinaries.extensions(bin.get()).stream()
                    .collect(Collectors.toMap(Function.identity(), name -> Set.of()))));
      }
    }
  }

  /** Whether a directory holds the complete binaries of any major that servers can be made of. */
  static boolean holdsAny(PostgresDataPlane plane, Path place) {
    return plane.versions().stream()
        .map(version -> place.resolve(version.split("\\.", -1)[0]).resolve("bin/pg_upgrade"))
        .anyMatch(Files::isExecutable);
  }

  /** The majors that servers can be made of, oldest first. */
  List<Integer> majors() {
    return List.copyOf(servers.keySet());
  }

  /** The newest minor of a major. */
  String version(int major) {
    String version = servers.get(major);
    if (version == null) {
      throw new IllegalArgumentException("There are no binaries of " + major);
    }
    return version;
  }

  Optional<Path> full(int major) {
    return Optional.ofNullable(full.get(major));
  }

  Optional<TargetExtensions> offered(int major) {
    return Optional.ofNullable(offered.get(major));
  }

  /** Why pg_upgrade cannot be asked for a target, and what to do about it. */
  String missing(int major) {
    return "no %1$d/bin/pg_upgrade in %2$s; install all of PostgreSQL %1$d, or name with --binaries the directory that holds %1$d/bin"
        .formatted(
            major, places.stream().map(Path::toString).collect(Collectors.joining(" or in ")));
  }
}
