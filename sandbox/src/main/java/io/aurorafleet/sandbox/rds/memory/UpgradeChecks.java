package io.aurorafleet.sandbox.rds.memory;

import io.aurorafleet.sandbox.rds.DataPlane.Refusal;
import io.aurorafleet.sandbox.rds.catalogue.EngineVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What pg_upgrade would refuse, in RDS's words. */
final class UpgradeChecks {
  private UpgradeChecks() {}

  static List<Refusal> of(MemoryServer server, String target) {
    List<Refusal> refusals = new ArrayList<>();
    if (EngineVersion.major(server.version()) == EngineVersion.major(target)) {
      return refusals;
    }
    add(
        refusals,
        "databases_cannot_connect_to.txt",
        "The instance could not be upgraded because there are one or more invalid databases."
            + " Please drop them and try again.",
        server.databases().entrySet().stream()
            .filter(d -> d.getValue().invalid())
            .map(Map.Entry::getKey)
            .toList());
    add(
        refusals,
        "prepared_transactions.txt",
        "The instance could not be upgraded because one or more databases have uncommitted"
            + " prepared transactions. Please commit or rollback all prepared transactions and try"
            + " again.",
        List.copyOf(server.preparedTransactions()));
    add(
        refusals,
        "logical_replication_slots.txt",
        "The instance could not be upgraded because one or more databases have logical replication"
            + " slots. Please drop all logical replication slots and try again.",
        server.slots().values().stream()
            .filter(MemorySlot::logical)
            .map(MemorySlot::name)
            .toList());
    add(
        refusals,
        "tables_using_reg.txt",
        "fatal : pg_upgrade reported failure for check_for_reg_data_type_usage",
        server.databases().entrySet().stream()
            .flatMap(d -> d.getValue().regColumns().stream().map(c -> d.getKey() + ": " + c))
            .toList());
    return refusals;
  }

  private static void add(
      List<Refusal> refusals, String check, String reason, List<String> details) {
    if (!details.isEmpty()) {
      refusals.add(new Refusal(check, reason, details));
    }
  }
}
