package io.aurorafleet.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.database.Databases.Worker;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class SessionNameTest {
  private static final String RUN = "20261122t2100-k3x9";

  @Test
  void shortNamesStandAsTheyAre() {
    SessionName name = SessionName.of(new Worker(RUN, "orders", 7));
    assertThat(name).hasToString("aurora-fleet/20261122t2100-k3x9/orders/7");
    assertThat(name.visitOf("aurora-fleet/20261122t2100-k3x9/orders/6"))
        .isEqualTo(OptionalLong.of(6));
    assertThat(name.visitOf("aurora-fleet/20261122t2100-k3x9/orders-2/6")).isEmpty();
    assertThat(name.visitOf("aurora-fleet/20261121t2100-k3x9/orders/6")).isEmpty();
    assertThat(name.visitOf("aurora-fleet/20261122t2100-k3x9/orders/x")).isEmpty();
  }

  @Test
  void longNamesFitTheServersLimitAndStayRecognisable() {
    String cluster = "c".repeat(63);
    String run = "r".repeat(24);
    SessionName first = SessionName.of(new Worker(run, cluster, 1));
    SessionName later = SessionName.of(new Worker(run, cluster, 9_999_999_999L));
    assertThat(first.toString()).hasSizeLessThanOrEqualTo(63);
    assertThat(later.toString()).hasSize(63);
    assertThat(later.visitOf(first.toString())).isEqualTo(OptionalLong.of(1));
  }

  @Test
  void longNamesWithTheSameBeginningStayApart() {
    SessionName one = SessionName.of(new Worker(RUN, "c".repeat(62) + "1", 1));
    SessionName other = SessionName.of(new Worker(RUN, "c".repeat(62) + "2", 1));
    assertThat(one.visitOf(other.toString())).isEmpty();
  }
}
