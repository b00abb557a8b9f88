package io.aurorafleet.sandbox.postgres;

import java.io.IOException;
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

  /** What dead servers left behind may name a process that is by now somebody else's. */
  private static final String SWEEP =
      """
      trap '' INT TERM HUP PIPE
      cat >/dev/null
      serves() {
        case "$(tr '\\0' ' ' <"/proc/$1/cmdline" || ps -o args= -p "$1")" in
          *"$2"*) return 0 ;;
          *) return 1 ;;
        esac
      }
      tries=0
      while [ $tries -lt 100 ]; do
        left=
        for file in "$1"/*/*/postmaster.pid; do
          [ -f "$file" ] || continue
          pid=$(head -n 1 "$file")
          if serves "$pid" "${file%/postmaster.pid}"; then
            left=1
            kill -QUIT "$pid"
          fi
        done
        [ -z "$left" ] && break
        tries=$((tries + 1))
        sleep 0.1
      done 2>/dev/null
      echo ended
      exec >/dev/null
      rm -rf "$1"
      """;

  private final Path directory;
  private final FileChannel channel;
  private final Process guard;

  private Workspace(Path directory, FileChannel channel, Process guard) {
    this.directory = directory;
    this.channel = channel;
    this.guard = guard;
  }

  /** A new directory under {@code base}, after what dead sandboxes left there is gone. */
  static Workspace open(Path base) {
    try {
      Files.createDirectories(base);
      sweep(base);
      Path directory = Files.createTempDirectory(base, ours());
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
      return new Workspace(directory, channel, shell(directory));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a directory for the servers under " + base, e);
    }
  }

  Path directory() {
    return directory;
  }

  private static Process shell(Path directory) throws IOException {
    return new ProcessBuilder(
            List.of("/bin/sh", "-c", SWEEP, "aurora-fleet-guard", directory.toString()))
        .directory(Path.of("/").toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void sweep(Path base) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.list(base)) {
      all = found.filter(Files::isDirectory).filter(Workspace::isForeign).toList();
    }
    for (Path old : all) {
      if (Files.exists(old.resolve(LOCK)) && isAbandoned(old)) {
        shell(old).getOutputStream().close();
      }
    }
  }

  private static String ours() {
    return "sandbox-" + ProcessHandle.current().pid() + "-";
  }

  /** A look at a lock of our own would release it, as closing any channel on the file does. */
  private static boolean isForeign(Path directory) {
    return !String.valueOf(directory.getFileName()).startsWith(ours());
  }

  private static boolean isAbandoned(Path old) {
    try (FileChannel channel = FileChannel.open(old.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException | IOException alive) {
      return false;
    }
  }

  /** Ends all servers; the files of many take a while to delete, which happens afterwards. */
  @Override
  public void close() {
    try {
      guard.getOutputStream().close();
      int ended = guard.getInputStream().read();
      channel.close();
      if (ended < 0) {
        throw new IOException("the guard of its servers was killed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot release " + directory, e);
    }
  }
}
