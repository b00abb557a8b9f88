package io.aurorafleet.lab.oracle;

import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.dispatcher.cli.Numbers;
import io.aurorafleet.dispatcher.cli.OutputOption;
import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.sandbox.postgres.PostgresDataPlane;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aurora-fleet lab oracle}. */
@Command(
    name = "oracle",
    description = {
      "Builds clusters that are broken on purpose, on real PostgreSQL servers, and compares what"
          + " preflight says of each with what the real pg_upgrade says.",
      "pg_upgrade is asked for every target major whose complete binaries are installed;"
          + " others are skipped, by name.",
    },
    footer = {
      "%nExamples:",
      "  aurora-fleet lab oracle --write docs/preflight.md   all cases, and the table of them",
      "  aurora-fleet lab oracle --case mine.sql             what both say of a cluster of yours",
      "  aurora-fleet lab oracle --pairs '13-15 to 17'       only these majors",
    },
    mixinStandardHelpOptions = true)
public final class OracleCommand implements Callable<Integer>, OutputOption.Holder {
  private final Surroundings surroundings;

  @Option(
      names = "--case",
      paramLabel = "FILE",
      description = "SQL that breaks a cluster, in place of our cases; may be repeated.")
  private List<Path> files = List.of();

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "Only these of our cases; may be repeated.")
  private List<String> only = List.of();

  @Option(
      names = "--pairs",
      paramLabel = "MAJORS",
      defaultValue = "any",
      description = "Which majors, such as 13-15 to 17 (default any).")
  private String pairs = "any";

  @Option(
      names = "--binaries",
      paramLabel = "DIR",
      description = "Directories that hold <major>/bin with pg_upgrade; may be repeated.")
  private List<Path> binaries = List.of();

  @Option(
      names = "--servers",
      paramLabel = "DIR",
      description = "The directory of the published server binaries (default: those built in).")
  private @Nullable Path servers;

  @Option(names = "--jobs", defaultValue = "2", description = "How many at a time (default 2).")
  private int jobs = 2;

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "Write the table of checks and verdicts.")
  private @Nullable Path write;

  @Mixin private final OutputOption output = new OutputOption();

  public OracleCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public OutputOption output() {
    return output;
  }

  /** 0 when nothing was missed and nothing blocked wrongly, 1 when something was. */
  @Override
  public Integer call() throws Exception {
    List<OracleCase> cases = cases();
    Majors wanted = majors();
    int most = Numbers.atLeast(1, "--jobs", jobs);
    PrintWriter words = output.json() ? surroundings.err() : surroundings.out();
    try (PostgresDataPlane plane = new PostgresDataPlane(PostgresDataPlane.temporary(), servers)) {
      refuseEmptyPlaces(plane);
      Oracle oracle = new Oracle(plane, new Binaries(plane, binaries), wanted::has);
      refuseNothingToTry(oracle, cases);
      OracleResult result =
          new OracleResult(cases, oracle.run(cases, most, trial -> OracleText.print(trial, words)));
      finish(result, words);
      return result.good() ? 0 : 1;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CommandException c) {
        throw c;
      }
      throw e;
    }
  }

  /** That nothing was tried must not look like that nothing is wrong. */
  private void refuseNothingToTry(Oracle oracle, List<OracleCase> cases) {
    List<OracleCase> idle = cases.stream().filter(one -> !oracle.tries(one)).toList();
    if (files.isEmpty() ? idle.size() == cases.size() : !idle.isEmpty()) {
      throw CommandException.badInput(
          "nothing-to-try",
          "Case %s has no pair of majors to try: --pairs %s, on servers of %s."
              .formatted(idle.get(0).name(), pairs, oracle.majors()),
          "Name pairs of these majors, such as 13-15 to 17, that the case's header (-- Sources:) allows.");
    }
  }

  /** A directory that was named for its pg_upgrade and has none is a slip, not a reason to skip. */
  private void refuseEmptyPlaces(PostgresDataPlane plane) {
    for (Path place : binaries) {
      if (!Binaries.holdsAny(plane, place)) {
        throw CommandException.badInput(
            "no-binaries",
            "The directory %s (--binaries) holds no <major>/bin/pg_upgrade.".formatted(place),
            "Name the directory above, such as /usr/lib/postgresql where"
                + " /usr/lib/postgresql/17/bin/pg_upgrade is.");
      }
    }
  }

  private void finish(OracleResult result, PrintWriter words) throws java.io.IOException {
    if (write != null) {
      Files.writeString(write, PreflightDoc.of(result));
    }
    if (output.json()) {
      surroundings.out().println(result.json().toPrettyString());
      surroundings.out().flush();
    }
    OracleText.summary(result, words);
  }

  private List<OracleCase> cases() {
    if (!files.isEmpty()) {
      return files.stream().map(CaseFiles::read).toList();
    }
    List<OracleCase> ours = CaseFiles.ours();
    List<String> names = ours.stream().map(OracleCase::name).toList();
    for (String name : only) {
      if (!names.contains(name)) {
        throw CommandException.badInput(
            "no-such-case",
            "There is no case \"%s\"".formatted(name),
            "Name some of: " + names.stream().collect(Collectors.joining(", ")));
      }
    }
    return only.isEmpty() ? ours : ours.stream().filter(c -> only.contains(c.name())).toList();
  }

  private Majors majors() {
    try {
      return Majors.of(pairs);
    } catch (NumberFormatException e) {
      throw CommandException.badInput(
          "bad-pairs",
          "\"%s\" names no majors".formatted(pairs),
          "Write pairs like: 13-15 to 17, or any");
    }
  }
}
