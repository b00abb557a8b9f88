package io.aurorafleet.lab.killmatrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.time.SystemClock;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample of the matrix, with real processes, at the one moment that nobody can repeat. */
class KillMatrixTest {
  @TempDir private Path logs;

  @Test
  void defect8AWorkerKilledAroundTheUpgradeCallLeavesWhatAnUndisturbedRunLeaves() throws Exception {
    MatrixRequest request =
        new MatrixRequest(
            List.of(Scenario.MINOR),
            0,
            Pattern.compile("commit (rds.modifyDBCluster|s3.putObject checkpoint.json, 1)"),
            0,
            0,
            1,
            12,
            logs);
    StringBuilder said = new StringBuilder();
    MatrixResult result =
        new Matrix(request, new SystemClock(), line -> said.append(line).append('\n')).run();
    assertThat(result.outcomes()).as("%s", said).hasSizeGreaterThanOrEqualTo(6);
    assertThat(result.unequal()).as("%s", said).isEmpty();
    assertThat(result.missed()).as("%s", said).isEmpty();
    assertThat(result.good()).as("%s", said).isTrue();
  }
}
