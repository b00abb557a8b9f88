package io.aurorafleet.preflight.cluster;

import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.preflight.SupportCost;
import io.aurorafleet.preflight.SupportCost.Phase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Until when the present and the target's major are supported, and what that costs. */
final class SupportChecks {
  static final List<Function<ObservedCluster, Optional<Finding>>> ALL =
      List.of(SupportChecks::present, SupportChecks::target);

  private static final String SOURCE =
      "RDS API, DescribeDBMajorEngineVersions; summaries of Extended Support prices by third parties";

  private SupportChecks() {}

  private static Optional<Finding> present(ObservedCluster cluster) {
    SupportCost cost = cluster.money().now();
    if (cost == null) {
      return Optional.empty();
    }
    String what =
        switch (cost.phase()) {
          case STANDARD ->
              "Standard support of PostgreSQL %d, which cluster %s runs, ends on %s; from the day after, Extended Support costs about %s."
                  .formatted(
                      cost.major(),
                      cluster.who().id(),
                      cost.standardEnd(),
                      dollars(cost.laterMonthly()));
          case ENDED ->
              "Support of PostgreSQL %d, which cluster %s runs, has ended on %s; RDS upgrades it by itself."
                  .formatted(cost.major(), cluster.who().id(), cost.extendedEnd());
          default ->
              "Standard support of PostgreSQL %d, which cluster %s runs, ended on %s; Extended Support costs about %s."
                  .formatted(
                      cost.major(),
                      cluster.who().id(),
                      cost.standardEnd(),
                      dollars(cost.monthly()));
        };
    boolean standard = cost.phase() == Phase.STANDARD;
    return Found.when(
        true,
        standard ? Severity.INFO : Severity.WARNING,
        "end-of-support",
        what,
        List.of(),
        "This upgrade is the remedy, if its target is supported longer.",
        SOURCE);
  }

  private static Optional<Finding> target(ObservedCluster cluster) {
    SupportCost cost = cluster.money().target();
    return Found.warning(
        paid(cost) && cluster.who().major(),
        "target-out-of-support",
        cost == null
            ? ""
            : "The target's major, %d, is out of standard support since %s; Extended Support goes on costing about %s."
                .formatted(cost.major(), cost.standardEnd(), dollars(cost.monthly())),
        List.of(),
        "Choose a newer major as target.",
        SOURCE);
  }

  private static boolean paid(@Nullable SupportCost cost) {
    return cost != null && cost.phase() != Phase.STANDARD;
  }

  private static String dollars(BigDecimal monthly) {
    return String.format(Locale.ROOT, "$%,.0f a month", monthly);
  }
}
