package io.aurorafleet.worker.steps.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.worker.steps.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What blockers are to whoever has to remove them. */
class FindingsTest {
  @Test
  void blockersBecomeOneFailureThatNamesCheckDatabaseObjectsAndRemedy() {
    Finding blocker =
        new Finding(
            "reg-types",
            Finding.Severity.BLOCKER,
            "app",
            "Columns of reg* types",
            List.of("public.t.c"),
            "ALTER TABLE public.t ALTER COLUMN c TYPE text");
    Finding info = new Finding("x", Finding.Severity.INFO, null, "something", List.of(), "nothing");
    Failure failure = Findings.failure(Given.CLUSTER, List.of(blocker, info)).orElseThrow();
    assertThat(failure.reason()).contains("reg-types in database app (public.t.c)");
    assertThat(failure.nextAction()).contains("ALTER TABLE public.t");
    assertThat(failure.evidence()).hasSize(2);
    assertThat(Findings.failure(Given.CLUSTER, List.of(info))).isEmpty();
  }
}
