package io.aurorafleet.lab.local;

import io.aurorafleet.lab.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Another JVM on this one's class path: a worker, or the command line as a user would run it. */
public final class JavaProcess implements AutoCloseable {
  /**
   * Names the archive of classes that this JVM's class path was once loaded into, if any. It holds
   * the sandbox's too, so a worker, which should stay small, does without.
   */
  private static final String CLASSES = "aurora-fleet.classes";

  private final Process process;
  private final Path errors;
  private final Path output;

  private JavaProcess(Process process, Path output, Path errors) {
    this.process = process;
    this.output = output;
    this.errors = errors;
  }

  /**
   * Starts it, its output going to files named after it in {@code directory}.
   *
   * @param heap such as {@code 96m}
   */
  public static JavaProcess start(
      String name,
      Class<?> main,
      List<String> arguments,
      Map<String, String> environment,
      String heap,
      Path directory)
      throws IOException {
    String classes = System.getProperty(CLASSES, "");
    boolean archived = main.equals(Main.class) && !classes.isEmpty();
    List<String> options =
        archived && Files.isReadable(Path.of(classes))
            ? List.of("-XX:SharedArchiveFile=" + classes)
            : List.of();
    return start(name, main, options, arguments, environment, heap, directory);
  }

  /** The same with options for the virtual machine, such as an archive of classes. */
  public static JavaProcess start(
      String name,
      Class<?> main,
      List<String> options,
      List<String> arguments,
      Map<String, String> environment,
      String heap,
      Path directory)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", compiler(arguments), "-Xmx" + heap, "-Xshare:auto"));
    command.addAll(List.of("-Xlog:disable", "-Xlog:all=warning,cds*=off:stderr"));
    command.add("-XX:-UsePerfData");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    Files.createDirectories(directory);
    Path output = directory.resolve(name + ".out");
    Path errors = directory.resolve(name + ".log");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder
        .environment()
        .put("MALLOC_ARENA_MAX", "2"); // glibc's arenas cost more than they give here
    builder.environment().remove("AWS_PROFILE");
    builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
    return new JavaProcess(builder.start(), output, errors);
  }

  /** As the launchers do, for the same reason. */
  private static String compiler(List<String> arguments) {
    boolean plan = !arguments.isEmpty() && arguments.get(0).equals("plan");
    return "-XX:TieredStopAtLevel=" + (plan ? 4 : 1);
  }

  /** SIGKILL: no shutdown hook, no finally, nothing. */
  public void kill() {
    process.destroyForcibly();
  }

  /** SIGTERM: it ends when it has done what it does before it ends. */
  public void terminate() {
    process.destroy();
  }

  /** SIGSTOP: it stands still, unaware of it, until {@link #resume()}. */
  public void pause() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** SIGCONT. */
  public void resume() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).inheritIO().start();
    if (kill.waitFor() != 0) {
      throw new IOException("kill " + signal + " of process " + process.pid() + " failed");
    }
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** Waits for its end; empty when it lasted longer. */
  public Optional<Integer> exit(long seconds) throws InterruptedException {
    return process.waitFor(seconds, TimeUnit.SECONDS)
        ? Optional.of(process.exitValue())
        : Optional.empty();
  }

  public String output() throws IOException {
    return Files.readString(output);
  }

  public String errors() throws IOException {
    return Files.readString(errors);
  }

  /** Resident memory in megabytes, where the system tells (Linux). */
  public Optional<Long> residentMegabytes() {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
