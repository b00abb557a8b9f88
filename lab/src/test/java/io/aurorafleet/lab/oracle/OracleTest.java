package io.aurorafleet.lab.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aurorafleet.cloud.time.SystemClock;
import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.dispatcher.wiring.AwsFleet;
import io.aurorafleet.lab.oracle.Trial.Answer;
import io.aurorafleet.sandbox.postgres.FullBinaries;
import io.aurorafleet.sandbox.postgres.PostgresDataPlane;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A sample of the oracle; the whole is {@code aurora-fleet lab oracle}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OracleTest {
  private PostgresDataPlane plane;

  @BeforeAll
  void open() {
    plane = new PostgresDataPlane();
  }

  @AfterAll
  void close() {
    plane.close();
  }

  @Test
  void bothSayTheSameOfASampleOfCases() throws Exception {
    Optional<Integer> target =
        IntStream.rangeClosed(14, 18)
            .boxed()
            .filter(m -> FullBinaries.of(m, List.of()).isPresent())
            .findFirst();
    Assumptions.assumeTrue(
        target.isPresent(), "no complete binaries with pg_upgrade in " + FullBinaries.places());
    int source = target.orElseThrow() - 1;
    List<OracleCase> sample =
        CaseFiles.ours().stream()
            .filter(
                c ->
                    List.of("healthy-rich", "reg-columns", "closed-database", "unknown-library")
                        .contains(c.name()))
            .toList();
    List<Trial> trials = oracle(source, target.orElseThrow()).run(sample, 2, trial -> {});
    assertThat(trials).hasSize(4).allMatch(Trial::good);
    assertThat(trials)
        .extracting(Trial::answer)
        .containsExactlyInAnyOrder(Answer.PASSES, Answer.REFUSES, Answer.REFUSES, Answer.REFUSES);
  }

  @Test
  void withoutPgUpgradePreflightStillSpeaks() throws Exception {
    Binaries none = new Binaries(plane, List.of(Path.of("/given")), major -> Optional.empty());
    OracleCase broken = OracleCase.parse("mine", "CREATE TABLE public.t (r regproc);");
    Oracle oracle = new Oracle(plane, none, (source, target) -> source == 17 && target == 18);
    Trial trial = oracle.run(List.of(broken), 1, told -> {}).get(0);
    assertThat(trial.answer()).isEqualTo(Answer.SKIPPED);
    assertThat(trial.pgUpgrade())
        .startsWith("skipped: no 18/bin/pg_upgrade in /given or in " + FullBinaries.places().get(0))
        .contains("install all of PostgreSQL 18", "--binaries");
    assertThat(trial.preflight()).isEqualTo("BLOCKER reg-types");
  }

  @Test
  void statementThatFailsIsNamedWithPostgresqlsOwnWords() {
    OracleCase wrong =
        OracleCase.parse("mine", "CREATE TABLE public.t (i int);\nSELECT nonsense FROM public.t;");
    Oracle oracle = oracle(17, 18);
    ExecutionException e =
        catchThrowableOfType(
            ExecutionException.class, () -> oracle.run(List.of(wrong), 1, told -> {}));
    assertThat(e.getCause()).isInstanceOf(CommandException.class);
    assertThat(e.getCause().getMessage())
        .contains("The case mine", "SELECT nonsense FROM public.t", "\"nonsense\" does not exist");
  }

  @Test
  void missingFileAndBadHeaderAreNamed(@TempDir Path directory) throws IOException {
    Path missing = directory.resolve("no such.sql");
    assertThat(
            catchThrowableOfType(CommandException.class, () -> CaseFiles.read(missing))
                .getMessage())
        .isEqualTo("There is no file " + missing);
    Path latin = Files.write(directory.resolve("latin.sql"), new byte[] {'-', '-', (byte) 0xfc});
    assertThat(
            catchThrowableOfType(CommandException.class, () -> CaseFiles.read(latin)).getMessage())
        .isEqualTo("The case " + latin + " is not in UTF-8.");
    assertThat(
            catchThrowableOfType(
                    CommandException.class,
                    () -> OracleCase.parse("mine", "-- Sources: thirteen\nSELECT 1;"))
                .getMessage())
        .contains("The case mine", "-- Sources: thirteen");
  }

  @Test
  void directoryThatWasGivenAndHoldsNoPgUpgradeIsRefused(@TempDir Path directory)
      throws IOException {
    assertThat(Binaries.holdsAny(plane, directory)).isFalse();
    Path bin = Files.createDirectories(directory.resolve("17").resolve("bin"));
    Path program = Files.createFile(bin.resolve("pg_upgrade"));
    assertThat(Binaries.holdsAny(plane, directory)).as("not executable").isFalse();
    assertThat(program.toFile().setExecutable(true)).isTrue();
    assertThat(Binaries.holdsAny(plane, directory)).isTrue();
    assertThat(Binaries.holdsAny(plane, directory.resolve("17"))).isFalse();
  }

  @Test
  void commandNamesTheDirectoryThatHoldsNoPgUpgrade(@TempDir Path directory) {
    PrintWriter words = new PrintWriter(new StringWriter());
    OracleCommand command =
        new OracleCommand(
            new Surroundings(words, words, false, Map.of(), new SystemClock(), AwsFleet::connect));
    new CommandLine(command).parseArgs("--binaries=" + directory);
    assertThat(catchThrowableOfType(CommandException.class, command::call).getMessage())
        .isEqualTo(
            "The directory %s (--binaries) holds no <major>/bin/pg_upgrade.".formatted(directory));
  }

  @Test
  void thatNothingCouldBeTriedIsNoGoodResult() {
    assertThat(oracle(17, 18).tries(OracleCase.parse("mine", "SELECT 1;"))).isTrue();
    assertThat(oracle(17, 18).tries(OracleCase.parse("mine", "-- Sources: 13-15\nSELECT 1;")))
        .isFalse();
    assertThat(oracle(19, 20).tries(OracleCase.parse("mine", "SELECT 1;"))).isFalse();
  }

  @Test
  void resultForScriptsHasTheseFieldsOnly() {
    OracleCase one = OracleCase.parse("mine", "SELECT 1;");
    OracleResult result =
        new OracleResult(
            List.of(one), List.of(Judge.skipped(one, 13, 15, "no pg_upgrade 15", List.of())));
    assertThat(result.json())
        .hasToString(
            "{\"pairs\":[\"13 → 15\"],\"cases\":1,\"misses\":0,\"falseBlockers\":0,\"list\":["
                + "{\"case\":\"mine\",\"pair\":\"13 → 15\",\"pgUpgrade\":"
                + "\"skipped: no pg_upgrade 15\",\"preflight\":\"no blocker\"}]}");
    assertThat(result.skipped()).containsExactly("skipped: no pg_upgrade 15");
    assertThat(VerdictTable.of(result))
        .endsWith("\n`?`: pg_upgrade 15 was not installed here.\n")
        .doesNotContain("skipped");
  }

  private Oracle oracle(int source, int target) {
    return new Oracle(
        plane, new Binaries(plane, List.of()), (from, to) -> from == source && to == target);
  }
}
