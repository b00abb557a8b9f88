package io.aurorafleet.dispatcher.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.report.plan.ClusterPlans;
import io.aurorafleet.report.plan.PlannedCluster;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A table that is redrawn in place must leave nothing behind on any terminal. */
final class LiveTableTest {
  private static final Pattern UP = Pattern.compile("\u001b\\[(\\d+)A");

  private final StringWriter out = new StringWriter();
  private final LiveTable table = new LiveTable(new PrintWriter(out));

  private static List<ClusterId> clusters(int number) {
    return IntStream.range(0, number).mapToObj(i -> new ClusterId("orders-" + i)).toList();
  }

  private static PlannedCluster seen(ClusterId cluster, String reason) {
    return ClusterPlans.ended(
        cluster,
        new EngineVersion("13.23"),
        new EngineVersion("17.11"),
        Failure.fix(reason, "It cannot be looked at", "Look again"));
  }

  @Test
  void noLineWrapsSoThatAsManyLinesAreTakenAwayAsWereDrawn() {
    List<ClusterId> fleet = clusters(2);
    table.begins(fleet);
    table.seen(
        seen(fleet.get(0), "a reason\nof two lines, and longer than a terminal" + "!".repeat(90)));
    for (String drawing : out.toString().split("\u001b\\[\\d+A", -1)) {
      assertThat(drawing).startsWith("\u001b[?7l").endsWith("\u001b[?7h\u001b[J");
      assertThat(drawing.lines().toList().size() - 1).isEqualTo(3);
    }
    Matcher up = UP.matcher(out.toString());
    assertThat(up.find()).isTrue();
    assertThat(up.group(1)).isEqualTo("3");
  }

  @Test
  void aTerminalOfTwentyFourLinesHoldsIt() {
    List<ClusterId> fleet = clusters(25);
    table.begins(fleet);
    fleet.forEach(table::looks);
    UP.matcher(out.toString())
        .results()
        .forEach(up -> assertThat(Integer.parseInt(up.group(1))).isLessThan(24));
  }

  @Test
  void nothingIsLeftOfItAtTheEnd() {
    List<ClusterId> fleet = clusters(1);
    table.begins(fleet);
    table.looks(fleet.get(0));
    table.seen(seen(fleet.get(0), "gone"));
    assertThat(out.toString()).endsWith("\u001b[2A\u001b[J");
  }
}
