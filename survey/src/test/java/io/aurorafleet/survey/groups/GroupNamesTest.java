package io.aurorafleet.survey.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.contracts.ClusterId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupNamesTest {
  private static final ClusterId ORDERS = new ClusterId("orders");

  private static String next(String present, String family) {
    return GroupNames.next(Kind.INSTANCE, ORDERS, present, family);
  }

  @ParameterizedTest
  @CsvSource({
    "default.aurora-postgresql13, default.aurora-postgresql17",
    "fast, orders-aurora-postgresql17-instance-fast",
    "orders-aurora-postgresql14-instance-fast, orders-aurora-postgresql17-instance-fast",
    "orders-aurora-postgresql14-instance, orders-aurora-postgresql17-instance",
    "other-aurora-postgresql14-instance-fast, orders-aurora-postgresql17-instance-other-aurora-postgresql14-instance-fast"
  })
  void aNameFollowsClusterFamilyAndTheGroupBefore(String present, String expected) {
    assertThat(next(present, "aurora-postgresql17")).isEqualTo(expected);
  }

  @Test
  void twoGroupsNeverShareASuccessorAndOverManyHopsNamesDoNotGrow() {
    String fast = next("fast", "aurora-postgresql14");
    assertThat(fast).isNotEqualTo(next("slow", "aurora-postgresql14"));
    assertThat(next(next(fast, "aurora-postgresql16"), "aurora-postgresql17"))
        .isEqualTo("orders-aurora-postgresql17-instance-fast");
  }

  @Test
  void namesStayWithinWhatRdsTakesAndCutOnesApart() {
    String one = next("a-".repeat(126) + "b", "aurora-postgresql17");
    String other = next("a-".repeat(126) + "c", "aurora-postgresql17");
    assertThat(one)
        .hasSizeLessThanOrEqualTo(255)
        .doesNotContain("--")
        .doesNotEndWith("-")
        .isNotEqualTo(other);
    assertThat(GroupNames.next(Kind.CLUSTER, ORDERS, "x", "aurora-postgresql9.6"))
        .doesNotContain(".");
  }
}
