package io.aurorafleet.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What two checks tell alike is to be pasted once, and nothing is lost. */
final class FixesTest {
  private static final Finding TABLE =
      finding("extensions-not-offered", "app", "Drop:\nDROP EXTENSION old_snapshot;");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // database of the other, its fix, whose fix is shown for the first and the second
        "app|Drop:\\nDROP EXTENSION old_snapshot;|own|first",
        "app|Drop:\\nDROP EXTENSION h3;\\nDROP EXTENSION old_snapshot;|second|own",
        "app|Drop:\\nDROP EXTENSION h3;|own|own",
        "app|Move:\\nDROP EXTENSION old_snapshot;|own|own",
        "other|Drop:\\nDROP EXTENSION old_snapshot;|own|own",
        "-|Drop:\\nDROP EXTENSION old_snapshot;|own|own",
        "app|Drop:|own|own"
      })
  void fixThatAnotherHoldsIsNotShownTwice(
      @Nullable String database, String fix, String first, String second) {
    Finding asked = finding("extensions-absent-on-target", database, fix.replace("\\n", "\n"));
    List<Finding> shown = List.of(TABLE, asked);
    assertThat(whose(shown, 0)).isEqualTo(first);
    assertThat(whose(shown, 1)).isEqualTo(second);
    Html page = FindingTable.of(shown);
    for (Finding f : shown) {
      f.remedy().lines().forEach(line -> assertThat(page.markup()).contains(line));
    }
  }

  @Test
  void pageNamesTheOtherInItsPlace() {
    Finding asked = finding("extensions-absent-on-target", "app", TABLE.remedy());
    assertThat(FindingTable.of(List.of(TABLE, asked)).markup())
        .containsOnlyOnce("DROP EXTENSION old_snapshot;")
        .contains("That of extensions-not-offered.");
  }

  private static String whose(List<Finding> shown, int index) {
    return Fixes.instead(shown, index)
        .map(other -> shown.indexOf(other) == 0 ? "first" : "second")
        .orElse("own");
  }

  private static Finding finding(String check, @Nullable String database, String remedy) {
    return new Finding(
        check, Severity.BLOCKER, database, "Gone.", List.of("old_snapshot"), remedy, "a table");
  }
}
