package io.aurorafleet.lab.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.lab.oracle.Trial.Answer;
import io.aurorafleet.sandbox.postgres.UpgradeTrial.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as missed, what as blocked wrongly. */
final class JudgeTest {
  private static final OracleCase CASE = OracleCase.parse("case", "SELECT 1;");
  private static final Verdict PASSES = new Verdict(true, "", Map.of());
  private static final Verdict FAILS = new Verdict(false, "column does not exist", Map.of());
  private static final Verdict REG =
      new Verdict(
          false, "", Map.of("tables_using_reg.txt", List.of("In database: app", "odd \"s.t;.bad")));

  @Test
  void sameObjectMustBeNamedByTheCheckThatIsForIt() {
    assertThat(judge(REG, PASSES, blocker("reg-types", "\"odd \"\"s\".\"t;\".bad")).good())
        .isTrue();
    assertThat(judge(REG, PASSES, blocker("reg-types", "public.other.bad")).missed()).hasSize(1);
    assertThat(judge(REG, PASSES, blocker("aclitem-columns", "\"odd \"\"s\".\"t;\".bad")).missed())
        .hasSize(1);
    assertThat(judge(REG, PASSES).missed()).hasSize(1);
  }

  @Test
  void warningIsNoBlocker() {
    Finding warning =
        new Finding(
            "reg-types", Severity.WARNING, "app", "", List.of("\"odd \"\"s\".\"t;\".bad"), "");
    assertThat(judge(REG, PASSES, warning).missed()).hasSize(1);
  }

  @Test
  void blockerOfWhatPgUpgradeCarriesIsFalse() {
    Trial trial = judge(PASSES, PASSES, blocker("reg-types", "a.b.c"));
    assertThat(trial.falseBlockers()).containsExactly("reg-types");
    assertThat(trial.good()).isFalse();
  }

  @Test
  void blockerOfWhatFailsOnlyInTheUpgradeItselfIsRight() {
    Trial trial = judge(PASSES, FAILS, blocker("vanished-functions", "public.v"));
    assertThat(trial.answer()).isEqualTo(Answer.FAILS_LATER);
    assertThat(trial.good()).isTrue();
  }

  @Test
  void whatOnlyAuroraMindsIsNoFalseBlocker() {
    Trial trial = judge(PASSES, FAILS, blocker("template-databases", "template1"));
    assertThat(trial.answer()).isEqualTo(Answer.PASSES);
    assertThat(trial.good()).isTrue();
    assertThat(trial.preflight()).isEqualTo("BLOCKER template-databases (beyond pg_upgrade)");
  }

  @Test
  void refusalInUnknownWordsIsMissedWhateverWeFound() {
    Verdict unknown = new Verdict(false, "a check of the year 2030", Map.of("new.txt", List.of()));
    assertThat(judge(unknown, PASSES, blocker("reg-types", "a.b.c")).missed()).hasSize(1);
  }

  @Test
  void pgUpgradeMustDoWhatTheHeaderSays() {
    OracleCase refused = OracleCase.parse("case", "-- Refused: 13-15 to 16-18\nSELECT 1;");
    assertThat(Judge.judge(refused, 13, 17, PASSES, () -> PASSES, List.of()).unexpected()).isTrue();
    assertThat(Judge.judge(refused, 16, 17, PASSES, () -> PASSES, List.of()).unexpected())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "postfix_ops.txt;  (oid=16400) public.!!! (pg_catalog.int8, NONE);public.!!!",
        "encoding_conversions.txt;(oid=16384) public.con v;public.con v",
        "incompatible_polymorphics.txt;aggregate: public.collect(anyelement);public.collect",
        "loadable_libraries.txt;could not load library \"$libdir/adminpack\": ERROR: x;adminpack",
        "invalid_logical_slots.txt;The slot \"late\" has not consumed the WAL yet;late",
        "tables_with_oids.txt;S.T;S.T"
      })
  void objectsAreReadFromItsLists(String file, String line, String object) {
    List<Wanted> wanted =
        Refusals.of(
            new Verdict(false, "", Map.of(file, List.of("In database: app", line.strip()))));
    assertThat(wanted).extracting(Wanted::object).containsExactly(object);
  }

  private static Trial judge(Verdict check, Verdict whole, Finding... findings) {
    return Judge.judge(CASE, 13, 15, check, () -> whole, List.of(findings));
  }

  private static Finding blocker(String check, String object) {
    return new Finding(check, Severity.BLOCKER, "app", "", List.of(object), "");
  }
}
