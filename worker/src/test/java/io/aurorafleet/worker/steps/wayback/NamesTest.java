package io.aurorafleet.worker.steps.wayback;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.worker.steps.Given;
import org.junit.jupiter.api.Test;

class NamesTest {
  private static final ClusterId LONG = new ClusterId("a" + "b".repeat(62));
  private static final ClusterId ALMOST = new ClusterId("a" + "b".repeat(61) + "c");
  private static final RunId RUN = new RunId("20261122t2100-k3x9abcdef");

  @Test
  void defect5CloneNamesFitAndAreTheSameAtEveryTry() {
    String name = Names.clone(RUN, LONG);
    assertThat(name).hasSizeLessThanOrEqualTo(63).isEqualTo(Names.clone(RUN, LONG));
    assertThat(new ClusterId(name).value()).isEqualTo(name);
    assertThat(Names.clone(Given.RUN, Given.CLUSTER))
        .isEqualTo("orders-db-clone-20261122t2100-k3x9");
  }

  @Test
  void namesCutShortStillTellClustersApart() {
    assertThat(Names.clone(RUN, LONG)).isNotEqualTo(Names.clone(RUN, ALMOST));
    assertThat(Names.snapshot(RUN, LONG)).isNotEqualTo(Names.clone(RUN, LONG));
  }

  @Test
  void aCutNeverLeavesADoubleHyphen() {
    ClusterId hyphens = new ClusterId("a" + "-b".repeat(31));
    for (int length = 1; length <= 24; length++) {
      RunId run = new RunId("r".repeat(length));
      assertThat(Names.clone(run, hyphens)).doesNotContain("--").hasSizeLessThanOrEqualTo(63);
      assertThat(Names.snapshot(run, hyphens)).doesNotContain("--").hasSizeLessThanOrEqualTo(63);
    }
  }
}
