package io.aurorafleet.report.plan;

import java.util.List;

/**
 * Advice for one cluster; never more than that: what is dispatched is the user's decision.
 *
 * @param reasons sentences, the weightiest first
 */
public record Advice(Strategy strategy, List<String> reasons) {
  public Advice {
    reasons = List.copyOf(reasons);
  }

  static Advice of(Strategy strategy, String... reasons) {
    return new Advice(strategy, List.of(reasons));
  }
}
