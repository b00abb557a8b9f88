package io.aurorafleet.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Directory trees: copied while a server writes in them, removed while it is still dying. */
final class Trees {
  private static final Set<String> OF_THE_RUNNING_SERVER =
      Set.of("postmaster.pid", "postmaster.opts");

  private Trees() {}

  /** Copies a data directory; files that vanish meanwhile are left out, as a base backup would. */
  static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(dir)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!OF_THE_RUNNING_SERVER.contains(String.valueOf(file.getFileName()))) {
              try {
                Files.copy(
                    file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
              } catch (NoSuchFileException vanished) {
                return FileVisitResult.CONTINUE;
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
  }

  /** Removes all that can be removed; what is in use or gone is passed over. */
  static void delete(Path root) {
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              deleteFile(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) {
              deleteFile(dir);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + root, e);
    }
  }

  static void deleteFile(@Nullable Path file) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException inUse) {
        // Left for the next start, which removes what dead sandboxes left behind.
      }
    }
  }
}
