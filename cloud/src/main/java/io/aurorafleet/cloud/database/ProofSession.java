package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.contracts.proof.Holding;
import io.aurorafleet.contracts.proof.Inventory;
import io.aurorafleet.contracts.proof.PlannedStatement;
import java.util.List;

/** What can be compared before and after an upgrade. Only looks; each look has a time limit. */
public interface ProofSession {
  /** What the database holds now; rows of large tables are estimated. */
  Holding holding(Pulse pulse);

  /** Every setting of the server, and which were set by somebody, per role or database too. */
  List<Inventory.Setting> settings();

  /**
   * How the planner would run these statements now, without running them. One that cannot be
   * planned, for instance because its table is gone, is left out.
   */
  List<PlannedStatement> plans(List<PlannedStatement> statements);

  /**
   * Runs a script of the user, in one read-only transaction that is rolled back.
   *
   * @return what is wrong: the statement that failed, or whose first value is false; empty when all
   *     is well
   */
  List<String> verify(String script, Pulse pulse);
}
