package io.aurorafleet.report.plan;

import io.aurorafleet.preflight.SupportCost;
import org.jspecify.annotations.Nullable;

/** Standard and Extended Support of a cluster's present and next major, in words. */
public final class SupportWords {
  private SupportWords() {}

  /** Empty when RDS did not tell. */
  public static String of(PlannedCluster c) {
    SupportCost now = c.support().now();
    if (now == null) {
      return "";
    }
    return said(now) + then(now, c.support().target());
  }

  private static String said(SupportCost now) {
    String end = "%d is in standard support until %s".formatted(now.major(), now.standardEnd());
    return switch (now.phase()) {
      case STANDARD ->
          end
              + (now.laterMonthly().signum() > 0
                  ? "; after that it costs " + PlanWords.dollars(now.laterMonthly()) + " a month"
                  : "");
      case EXTENDED_YEARS_1_AND_2, EXTENDED_YEAR_3 ->
          "%d left standard support on %s; Extended Support costs %s a month"
              .formatted(now.major(), now.standardEnd(), PlanWords.dollars(now.monthly()));
      case ENDED -> "%d is past all support".formatted(now.major());
    };
  }

  private static String then(SupportCost now, @Nullable SupportCost target) {
    return target == null || target.major() == now.major()
        ? "."
        : "; %d has it until %s.".formatted(target.major(), target.standardEnd());
  }
}
