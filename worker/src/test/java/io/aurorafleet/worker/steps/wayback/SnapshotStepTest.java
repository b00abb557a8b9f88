package io.aurorafleet.worker.steps.wayback;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import org.junit.jupiter.api.Test;

/** Whether a snapshot is wanted. */
class SnapshotStepTest {
  @Test
  void aSnapshotIsTakenOnlyWhenAskedAndAuroraTakesNoneItself() {
    RunOptions asked = RunOptions.defaults().withSnapshot(true);
    RunOptions noClone = asked.withSafetyClone(false, false);
    assertThat(SnapshotStep.wanted(asked, RunModule.UPGRADE, true)).isFalse();
    assertThat(SnapshotStep.wanted(asked, RunModule.UPGRADE, false)).isTrue();
    assertThat(SnapshotStep.wanted(noClone, RunModule.UPGRADE, true)).isTrue();
    assertThat(SnapshotStep.wanted(asked, RunModule.PREUPGRADE, true)).isTrue();
    assertThat(SnapshotStep.wanted(RunOptions.defaults(), RunModule.PREUPGRADE, true)).isFalse();
  }
}
