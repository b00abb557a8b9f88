package io.aurorafleet.contracts.proof;

import java.util.List;

/**
 * A statement of the application and how the planner would run it.
 *
 * @param text as pg_stat_statements keeps it, with its constants taken out
 * @param searchPath in which the application most likely runs it
 * @param cost the planner's estimate for the whole, in its own units
 * @param plan one line a node, indented by depth: what it does, and to what
 */
public record PlannedStatement(String text, String searchPath, double cost, List<String> plan) {
  public PlannedStatement {
    plan = List.copyOf(plan);
  }
}
