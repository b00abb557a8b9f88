package io.aurorafleet.worker.steps.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which log is asked for, and that its lack stops nothing. */
class LogExportStepTest {
  private final World world = new World(Given.cluster(Given.V13, "available"));

  private Fact.LogExport export() {
    FakeVisit visit =
        new FakeVisit(Given.order(RunModule.UPGRADE, Given.V17, Given.options(Slots.REFUSE)))
            .with(new Fact.PathChosen(Given.T, List.of(Given.MAJOR)))
            .at("log-export", 0);
    return (Fact.LogExport) ((Outcome.Done) world.look(visit)).facts().get(0);
  }

  @Test
  void defect15OnlyLogsThatTheEngineExportsAreAskedFor() {
    Fact.LogExport export = export();
    assertThat(export.enabled()).isTrue();
    assertThat(world.rds.did).containsExactly("export [postgresql]");
    assertThat(LogExportStep.need(List.of(), List.of("instance")))
        .isEqualTo(LogExportStep.Need.CANNOT);
  }

  @Test
  void aRefusedLogExportIsAWarning() {
    world.rds.refuses = Optional.of(Failure.fix("access-denied", "not allowed", "allow it"));
    Fact.LogExport export = export();
    assertThat(export.enabled()).isFalse();
    assertThat(export.note()).isEqualTo("not allowed");
  }
}
