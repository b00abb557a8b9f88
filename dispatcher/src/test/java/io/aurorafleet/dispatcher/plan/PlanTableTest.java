package io.aurorafleet.dispatcher.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.report.plan.PlannedCluster;
import io.aurorafleet.report.plan.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Side by side in what fits; what does not is told, never cut. */
final class PlanTableTest {
  private static final String LONG = "prod-eu-central-1-orders-of-the-northern-countries-aurora-1";

  private static final List<PlannedCluster> FLEET =
      List.of(
          Plans.ready("orders", "13.23", "17.11"),
          Plans.cluster(
              "billing",
              Verdict.NOT_SEEN,
              List.of(Plans.blocker("no-secret-tag", "No tag.", "Tag it:\naws rds")),
              "13.9",
              "13.23",
              "17.11"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200|CLUSTER WAY VERDICT FINDINGS PARAMETERS TABLES SLOTS ADVICE SAVES SUPPORT_ENDS APPROVAL",
        "120|CLUSTER WAY VERDICT FINDINGS TABLES SLOTS ADVICE SAVES SUPPORT_ENDS APPROVAL",
        "80|CLUSTER WAY VERDICT FINDINGS SLOTS ADVICE SAVES",
        "60|CLUSTER WAY VERDICT FINDINGS ADVICE",
        "40|CLUSTER VERDICT FINDINGS ADVICE"
      })
  void narrowOnesShowWhatOneComparesFirst(int width, String headings) {
    assertThat(new PlanTable(FLEET, width).lines().get(0).replace("SUPPORT ENDS", "SUPPORT_ENDS"))
        .matches(headings.replace(" ", " {2,}"));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 100, 120, 140, 165, 200})
  void allFitsAndNothingIsLost(int width) {
    PlanTable table = new PlanTable(FLEET, width);
    List<String> lines = table.lines();
    assertThat(lines).hasSize(3).allMatch(line -> line.length() <= width);
    for (int i = 0; i < FLEET.size(); i++) {
      assertThat(lines.get(i + 1) + " " + table.rest(FLEET.get(i)))
          .contains(FLEET.get(i).cluster().value())
          .contains(List.of("13.23 > 17.11", "13.9 > 13.23 > 17.11").get(i))
          .contains(List.of("ready", "not seen").get(i))
          .contains(List.of("0/0/0", "1/0/0").get(i))
          .contains("1 kept, 1 renamed, 1 default changed", "1234", "3", "in place", "$1,460")
          .contains("2026-02-28", "0123456789ab");
    }
  }

  @Test
  void whatHasNoColumnIsNamed() {
    assertThat(new PlanTable(FLEET, 80).rest(FLEET.get(0)))
        .isEqualTo(
            "parameters 1 kept, 1 renamed, 1 default changed · tables 1234"
                + " · support ends 2026-02-28 · approval 0123456789ab");
    assertThat(new PlanTable(FLEET, 200).rest(FLEET.get(0))).isEmpty();
  }

  @Test
  void longNameTakesALineOfItsOwnNotTheColumns() {
    List<PlannedCluster> fleet = List.of(FLEET.get(0), Plans.ready(LONG, "13.23", "17.11"));
    List<String> lines = new PlanTable(fleet, 80).lines();
    assertThat(lines).hasSize(4).allMatch(line -> line.length() <= 80);
    assertThat(lines.get(0)).contains("WAY", "VERDICT", "FINDINGS");
    assertThat(lines.get(2)).isEqualTo(LONG);
    assertThat(lines.get(3).indexOf("13.23 > 17.11")).isEqualTo(lines.get(0).indexOf("WAY"));
    assertThat(new PlanTable(fleet, 120).lines()).hasSize(3);
  }

  @Test
  void noCluster() {
    assertThat(new PlanTable(List.of(), 80).lines()).containsExactly("CLUSTER");
  }
}
