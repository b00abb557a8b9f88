package io.aurorafleet.worker.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.cloud.cluster.ParameterGroups.Parameter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupPlanTest {
  private static Parameter value(String name, String value) {
    return new Parameter(name, value, true, true, "");
  }

  @Test
  void defect6ValuesAreCarriedOverAndEveryOtherIsNamedWithItsReason() {
    Map<String, Parameter> defaults =
        Map.of(
            "work_mem", new Parameter("work_mem", "", true, false, "64-2147483647"),
            "rds.fixed", new Parameter("rds.fixed", "", false, true, ""),
            "log_statement", new Parameter("log_statement", "", true, true, "none,ddl,mod,all"));
    GroupPlan plan =
        GroupPlan.of(
            Kind.CLUSTER,
            "aurora-postgresql17",
            List.of(
                value("work_mem", "65536"),
                value("rds.fixed", "1"),
                value("log_statement", "everything"),
                value("vacuum_defer_cleanup_age", "7")),
            defaults);
    assertThat(plan.values())
        .containsExactly(new Parameter("work_mem", "65536", true, false, "64-2147483647"));
    assertThat(plan.changes())
        .containsExactlyInAnyOrder(
            "kept: cluster parameter work_mem = 65536",
            "dropped: cluster parameter rds.fixed = 1 (not modifiable in aurora-postgresql17)",
            "invalid: cluster parameter log_statement = everything (aurora-postgresql17 allows none,ddl,mod,all)",
            "dropped: cluster parameter vacuum_defer_cleanup_age = 7 (aurora-postgresql17 has no such parameter)");
  }

  @Test
  void aWorkerThatDiedBetweenBatchesIsContinuedButAHandsWorkIsKept() {
    List<Parameter> values = IntStream.range(10, 55).mapToObj(i -> value("p" + i, "1")).toList();
    Map<String, Parameter> defaults = new TreeMap<>();
    values.forEach(v -> defaults.put(v.name(), v));
    GroupPlan plan = GroupPlan.of(Kind.CLUSTER, "f", values, defaults);
    assertThat(plan.missing(List.of())).hasSize(45);
    assertThat(plan.missing(values.subList(0, 20))).hasSize(25);
    assertThat(plan.missing(values.subList(0, 40))).hasSize(5);
    assertThat(plan.missing(values)).isEmpty();
    assertThat(plan.missing(values.subList(1, 45))).as("somebody reset one").isEmpty();
    assertThat(plan.edits("g", values.subList(1, 45)))
        .containsExactly("edited: p10 in g is the default, not 1; left so");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|anything|true",
        "0-100|100|true",
        "0-100|101|false",
        "-1-600000|-1|true",
        "-1-600000|-2|false",
        "0-1|0.5|true",
        "0,1|1|true",
        "on,off|maybe|false",
        "pg_cron,pg_hint_plan,auto_explain|pg_cron,auto_explain|true",
        "pg_cron,pg_hint_plan|citus|false",
        "64-1073741823|{DBInstanceClassMemory/9531392}|true",
        "something new|x|true"
      })
  void allowedValuesAreReadAsRdsWritesThem(String allowed, String value, boolean expected) {
    assertThat(AllowedValues.allows(allowed, value)).isEqualTo(expected);
  }
}
