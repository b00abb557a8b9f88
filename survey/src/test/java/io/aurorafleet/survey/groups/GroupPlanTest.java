package io.aurorafleet.survey.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.cloud.cluster.ParameterGroups.Parameter;
import io.aurorafleet.contracts.checkpoint.ParameterChange;
import io.aurorafleet.contracts.checkpoint.ParameterChange.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupPlanTest {
  private static final String NEXT = "aurora-postgresql17";

  private static Parameter value(String name, String value) {
    return new Parameter(name, value, true, true, "");
  }

  private static Map<String, Parameter> family(Parameter... all) {
    Map<String, Parameter> byName = new TreeMap<>();
    List.of(all).forEach(p -> byName.put(p.name(), p));
    return byName;
  }

  private static GroupPlan plan(
      List<Parameter> present, Map<String, Parameter> before, Map<String, Parameter> after) {
    return GroupPlan.of(Kind.CLUSTER, "tuned", NEXT, present, before, after);
  }

  @Test
  void defect6ValuesAreCarriedOverAndEveryOtherIsNamedWithItsReason() {
    GroupPlan plan =
        plan(
            List.of(
                value("work_mem", "65536"),
                value("rds.fixed", "1"),
                value("log_statement", "everything"),
                value("vacuum_defer_cleanup_age", "7"),
                value("somebodys_own", "x"),
                value("force_parallel_mode", "on")),
            Map.of(),
            family(
                new Parameter("work_mem", "", true, false, "64-2147483647"),
                new Parameter("rds.fixed", "", false, true, ""),
                new Parameter("log_statement", "none", true, true, "none,ddl,mod,all"),
                new Parameter("debug_parallel_query", "off", true, true, "on,off,regress")));
    assertThat(plan.values())
        .containsExactly(
            new Parameter("debug_parallel_query", "on", true, true, "on,off,regress"),
            new Parameter("work_mem", "65536", true, false, "64-2147483647"));
    assertThat(plan.changes())
        .extracting(ParameterChange::line)
        .containsExactly(
            "renamed: cluster parameter force_parallel_mode = on (debug_parallel_query since 16: renamed, same values, see the release notes of PostgreSQL 16)",
            "invalid: cluster parameter log_statement = everything (aurora-postgresql17 allows none,ddl,mod,all; the default holds)",
            "dropped: cluster parameter rds.fixed = 1 (nobody may set it in aurora-postgresql17)",
            "dropped: cluster parameter somebodys_own = x (aurora-postgresql17 has no such parameter)",
            "dropped: cluster parameter vacuum_defer_cleanup_age = 7 (removed in 16: use hot_standby_feedback or replication slots, see the release notes of PostgreSQL 16)",
            "kept: cluster parameter work_mem = 65536");
    assertThat(plan.changes())
        .filteredOn(ParameterChange::needsReboot)
        .extracting(ParameterChange::name)
        .as("static parameters wait for a reboot")
        .containsExactly("work_mem");
  }

  @Test
  void aValueWhoseUnitChangedIsDroppedRatherThanInvented() {
    GroupPlan plan =
        plan(
            List.of(value("wal_keep_segments", "4")),
            Map.of(),
            family(value("wal_keep_size", "0")));
    assertThat(plan.values()).isEmpty();
    assertThat(plan.changes().get(0).change()).isEqualTo(Change.DROPPED);
    assertThat(plan.changes().get(0).why()).contains("wal_keep_size", "MB");
  }

  @Test
  void aDefaultThatDiffersIsToldWhereNobodySetAValue() {
    Map<String, Parameter> before =
        family(value("rds.force_ssl", "0"), value("jit", "0"), value("work_mem", ""));
    Map<String, Parameter> after =
        family(value("rds.force_ssl", "1"), value("jit", "1"), value("work_mem", ""));
    GroupPlan plan = plan(List.of(value("jit", "0")), before, after);
    assertThat(plan.changes())
        .extracting(ParameterChange::name, ParameterChange::change, ParameterChange::to)
        .containsExactly(
            tuple("jit", Change.KEPT, "0"), tuple("rds.force_ssl", Change.DEFAULT_CHANGED, "1"));
    assertThat(plan.changes().get(1).why()).contains("without TLS");
    assertThat(plan.values()).extracting(Parameter::name).containsExactly("jit");
  }

  @Test
  void aWorkerThatDiedBetweenBatchesIsContinuedButAHandsWorkIsKept() {
    List<Parameter> values = IntStream.range(10, 55).mapToObj(i -> value("p" + i, "1")).toList();
    GroupPlan plan = plan(values, Map.of(), family(values.toArray(new Parameter[0])));
    assertThat(plan.missing(List.of())).extracting(List::size).containsExactly(20, 20, 5);
    assertThat(plan.missing(values.subList(0, 20))).extracting(List::size).containsExactly(20, 5);
    assertThat(plan.missing(values.subList(0, 40))).extracting(List::size).containsExactly(5);
    assertThat(plan.missing(values)).isEmpty();
    assertThat(plan.missing(values.subList(1, 45))).as("somebody reset one").isEmpty();
    GroupPlan edited = plan.edited(Kind.CLUSTER, "g", values.subList(1, 45));
    assertThat(edited.changes())
        .filteredOn(c -> c.change() == Change.EDITED)
        .extracting(ParameterChange::line)
        .containsExactly(
            "edited: cluster parameter p10 = 1 (somebody changed it in g: it is not set there, and stays so)");
    assertThat(edited.values()).as("the next hop goes on with the edits").hasSize(44);
  }

  @Test
  void whatAHandAddedIsShownToo() {
    GroupPlan plan = plan(List.of(), Map.of(), family(value("work_mem", "")));
    assertThat(plan.edited(Kind.CLUSTER, "g", List.of(value("work_mem", "9"))).changes())
        .extracting(ParameterChange::change, ParameterChange::to)
        .containsExactly(tuple(Change.EDITED, "9"));
  }

  @Test
  void pairsThatRdsChecksAgainstEachOtherGoInOneCallEvenAtABatchsEnd() {
    List<Parameter> values = new ArrayList<>();
    IntStream.range(10, 29).forEach(i -> values.add(value("a" + i, "1")));
    values.add(value("password_encryption", "md5"));
    values.add(value("rds.accepted_password_auth_method", "md5+scram"));
    values.add(value("ssl_max_protocol_version", "TLSv1.2"));
    values.add(value("ssl_min_protocol_version", "TLSv1.2"));
    List<List<Parameter>> batches = GroupBatches.of(values);
    assertThat(batches).allSatisfy(b -> assertThat(b.size()).isLessThanOrEqualTo(20));
    assertThat(batches.get(1))
        .extracting(Parameter::name)
        .contains("password_encryption", "rds.accepted_password_auth_method");
    assertThat(batches.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(values);
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
