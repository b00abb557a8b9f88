package io.aurorafleet.lab.bench.statistics;

import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.lab.bench.statistics.StatisticsBench.Way;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** PostgreSQL's own program, where it is installed. */
final class Vacuumdb {
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

  private Vacuumdb() {}

  static Optional<String> find() throws IOException {
    Stream<Path> path =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).map(Path::of);
    try (Stream<Path> versions =
        Files.isDirectory(DEBIAN) ? Files.list(DEBIAN) : Stream.<Path>empty()) {
      return Stream.concat(versions.map(v -> v.resolve("bin")), path)
          .map(p -> p.resolve("vacuumdb"))
          .filter(Files::isExecutable)
          .map(Path::toString)
          .findFirst();
    }
  }

  /** It says when a database's first stage ends by announcing the next one. */
  static Way run(String program, BenchServer server, int jobs, WorkClock clock)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    program,
                    "--all",
                    "--analyze-in-stages",
                    "--jobs=" + jobs,
                    "--host=" + server.host(),
                    "--port=" + server.port(),
                    "--username=" + server.user()))
            .redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", server.password());
    builder.environment().put("LC_ALL", "C");
    Duration began = clock.monotonic();
    Process process = builder.start();
    double sane = -1;
    StringBuilder said = new StringBuilder();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (sane < 0 && line.contains("medium optimizer statistics")) {
          sane = StatisticsBench.since(began, clock);
        }
      }
    }
    if (process.waitFor() != 0) {
      throw new IOException(program + " failed: " + said);
    }
    return new Way(
        "vacuumdb --all --analyze-in-stages --jobs " + jobs,
        sane,
        StatisticsBench.since(began, clock));
  }
}
