package io.aurorafleet.report.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.json.Json;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is approved is what is hashed; and nothing of it can be changed in a file unnoticed. */
class PlanHashTest {
  private static final FleetPlan PLAN =
      Given.plan(
          List.of(
              Given.ready("orders"),
              Given.blocked("billing"),
              Given.there("accounts"),
              Given.noWay("archive"),
              ClusterPlans.leftOut(Given.view("world", "13.9"), Given.V17, "global")));

  @Test
  void survivesTheFile() throws Exception {
    FleetPlan read = Json.read(FleetPlan.class, Json.writePretty(PLAN), FleetPlan.SCHEMA);

    assertThat(read)
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(PLAN);
    assertThat(PlanHash.of(read)).isEqualTo(read.approval()).matches("[0-9a-f]{64}");
    assertThat(PlanHash.altered(read)).isEmpty();
  }

  @Test
  void theOrderInWhichClustersWereSeenDoesNotMatter() {
    assertThat(Given.plan(List.of(Given.blocked("billing"), Given.ready("orders"))).approval())
        .isEqualTo(Given.plan(List.of(Given.ready("orders"), Given.blocked("billing"))).approval());
  }

  @Test
  void aChangedTargetIsNoticed() throws Exception {
    assertThat(edited("\"target\" : \"17.7\"", "\"target\" : \"16.4\"")).isNotEmpty();
  }

  @Test
  void anotherClusterUnderTheSameHashIsNoticed() throws Exception {
    assertThat(edited("\"cluster-ORDERS\"", "\"cluster-OTHERS\""))
        .extracting(c -> c.cluster().value())
        .containsExactly("orders");
  }

  @Test
  void aBlockerTakenOutIsNoticed() throws Exception {
    assertThat(edited("\"severity\" : \"BLOCKER\"", "\"severity\" : \"INFO\""))
        .extracting(c -> c.cluster().value())
        .containsExactly("billing");
  }

  @Test
  void aVerdictTurnedToReadyIsNoticed() throws Exception {
    String json =
        Json.writePretty(PLAN).replace("\"verdict\" : \"BLOCKED\"", "\"verdict\" : \"READY\"");
    FleetPlan read = Json.read(FleetPlan.class, json, FleetPlan.SCHEMA);

    assertThat(PlanHash.of(read)).isNotEqualTo(read.approval());
  }

  @Test
  void changedOptionsAreNoticed() throws Exception {
    assertThat(edited("\"safetyClone\" : true", "\"safetyClone\" : false")).isNotEmpty();
  }

  private static List<PlannedCluster> edited(String from, String to) throws Exception {
    String json = Json.writePretty(PLAN);
    assertThat(json).contains(from);
    return PlanHash.altered(Json.read(FleetPlan.class, json.replace(from, to), FleetPlan.SCHEMA));
  }
}
