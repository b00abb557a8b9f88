package io.aurorafleet.sandbox.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory of one running sandbox. A locked file in it says that its process lives. Should the
 * process die in a way that runs no shutdown hook, a shell that waits for the end of a pipe kills
 * the servers; and should that die too, the next sandbox does it.
 */
final class Workspace implements AutoCloseable {
  private static final String LOCK = "in-use";
  private static final String SWEEP =
      """
      trap '' INT TERM HUP
      cat >/dev/null
      for pid in "$1"/*/*/postmaster.pid; do
        [ -f "$pid" ] && kill -QUIT "$(head -n 1 "$pid")"
      done 2>/dev/null
      rm -rf "$1"
      """;

  private final Path directory;
  private final FileChannel channel;
  private final OutputStream lifeline;

  private Workspace(Path directory, FileChannel channel, OutputStream lifeline) {
    this.directory = directory;
    this.channel = channel;
    this.lifeline = lifeline;
  }

  /** A new directory under {@code base}, after what dead sandboxes left there is gone. */
  static Workspace open(Path base) {
    try {
      Files.createDirectories(base);
      sweep(base);
      Path directory = Files.createTempDirectory(base, "sandbox");
      // Servers may run as another user and must pass through; what is in it is closed to others.
      Files.setPosixFilePermissions(
          directory, java.nio.file.attribute.PosixFilePermissions.fromString("rwx--x--x"));
      FileChannel channel =
          FileChannel.open(
              directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.lock();
      if (!lock.isValid()) {
        throw new IOException("the lock of " + directory + " was lost");
      }
      return new Workspace(directory, channel, guard(directory));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a directory for the servers under " + base, e);
    }
  }

  Path directory() {
    return directory;
  }

  private static OutputStream guard(Path directory) throws IOException {
    return shell(directory).getOutputStream();
  }

  private static Process shell(Path directory) throws IOException {
    return new ProcessBuilder(
            List.of("/bin/sh", "-c", SWEEP, "aurora-fleet-guard", directory.toString()))
        .directory(Path.of("/").toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void sweep(Path base) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.list(base)) {
      all = found.filter(Files::isDirectory).toList();
    }
    for (Path old : all) {
      if (Files.exists(old.resolve(LOCK)) && isAbandoned(old)) {
        shell(old).getOutputStream().close();
      }
    }
  }

  private static boolean isAbandoned(Path old) {
    try (FileChannel channel = FileChannel.open(old.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException | IOException alive) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      lifeline.close();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot release " + directory, e);
    }
    Trees.delete(directory);
  }
}
