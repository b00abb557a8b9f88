package io.aurorafleet.dispatcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Columns that stand under each other, on lines that fit. */
class TableTest {
  private final Table table =
      new Table("CLUSTER", "STATUS", "DETAIL")
          .row("orders", "running", "")
          .row("billing", "failed", "two prepared  transactions\nstand open")
          .row("hr", "failed", "short");

  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    assertThat(table.lines())
        .containsExactly(
            "CLUSTER  STATUS   DETAIL",
            "orders   running",
            "billing  failed   two prepared transactions stand open",
            "hr       failed   short");
  }

  @Test
  void whatDoesNotFitBesideStandsBeneath() {
    assertThat(table.lines(30))
        .containsExactly(
            "CLUSTER  STATUS   DETAIL",
            "orders   running",
            "billing  failed",
            "    two prepared transactions",
            "    stand open",
            "hr       failed   short");
  }

  @Test
  void aRowNeedsACellForEveryHeading() {
    assertThatThrownBy(() -> table.row("orders")).isInstanceOf(IllegalArgumentException.class);
  }
}
