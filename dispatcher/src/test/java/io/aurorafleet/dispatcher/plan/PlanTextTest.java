package io.aurorafleet.dispatcher.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.report.plan.FleetPlan;
import io.aurorafleet.report.plan.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan's text on terminals of any width: sentences are broken, what is to be pasted is not. */
final class PlanTextTest {
  private static final String WHAT =
      "Columns hold values whose oids differ on the new server, which is why pg_upgrade refuses them.";
  private static final String COMMAND =
      "ALTER TABLE public.t ALTER COLUMN a_rather_long_name TYPE text USING a_rather_long_name::text;"
          + " -- and after the upgrade back";
  private static final Finding REG =
      Plans.blocker("reg-types", WHAT, "Store them as text, or drop the columns:\n" + COMMAND);

  private static final FleetPlan PLAN =
      Plans.plan(
          Plans.ready("orders", "13.23", "17.11"),
          Plans.cluster("billing", Verdict.BLOCKED, List.of(REG), "14.24", "17.11"));

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120, 165})
  void everyLineFitsButWhatIsToBePasted(int width) {
    List<String> lines = new PlanText(PLAN, width).lines(Path.of("plan.json"));
    assertThat(lines)
        .filteredOn(line -> line.length() > width)
        .allMatch(
            line ->
                line.contains("ALTER TABLE")
                    || line.contains("dispatch")
                    || line.contains(PLAN.approval()));
    assertThat(lines).contains("          " + COMMAND);
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo("  aurora-fleet dispatch --plan plan.json --approved " + PLAN.approval());
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 120})
  void allIsToldAtAnyWidth(int width) {
    String text = joined(new PlanText(PLAN, width).lines(null));
    assertThat(text)
        .contains("BLOCKER reg-types in database app: " + WHAT + " (public.t)")
        .contains("fix: Store them as text, or drop the columns:")
        .contains("outage: The whole cluster is away while pg_upgrade runs, then instances")
        .contains("2 tables have no key, which blue/green asks for.")
        .contains("1 kept, 1 renamed, 1 default changed", "1234", "2026-02-28", "0123456789ab")
        .contains("clusters tagged UpgradeDB=Y", "at most 10 clusters at a time")
        .contains("saves $2,920 of Extended Support a month. Prices of us-east-1")
        .contains(
            "Next: fix what stands in the way and plan again; or, for what is ready, save the plan"
                + " (--json plan.json), then: aurora-fleet dispatch --plan plan.json");
  }

  @Test
  void continuationsAreIndentedUnderTheirLabel() {
    assertThat(new PlanText(PLAN, 80).lines(null))
        .containsSequence(
            "  BLOCKER reg-types in database app: Columns hold values whose oids differ on",
            "          the new server, which is why pg_upgrade refuses them. (public.t)",
            "     fix: Store them as text, or drop the columns:",
            "          " + COMMAND);
  }

  @Test
  void fixOfTwoChecksIsShownOnce() {
    Finding same = Plans.blocker("other-check", "The same again.", REG.remedy());
    FleetPlan plan =
        Plans.plan(Plans.cluster("billing", Verdict.BLOCKED, List.of(REG, same), "14.24", "17.11"));
    assertThat(joined(new PlanText(plan, 120).lines(null)))
        .containsOnlyOnce(COMMAND)
        .contains(
            "BLOCKER other-check in database app: The same again. (public.t) fix: That of reg-types.");
  }

  @Test
  void commandOfAPlanThatIsReadyStandsAlone() {
    FleetPlan plan = Plans.plan(Plans.ready("orders", "13.23", "17.11"));
    List<String> lines = new PlanText(plan, 80).lines(Path.of("p.json"));
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo("Next: aurora-fleet dispatch --plan p.json --approved " + plan.approval());
  }

  private static String joined(List<String> lines) {
    return lines.stream().map(String::strip).collect(Collectors.joining(" "));
  }
}
