package io.aurorafleet.worker.steps.upgrade;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What helps against the reasons that RDS and pg_upgrade give for a refused upgrade. */
final class UpgradeRemedies {
  private static final String OTHERWISE =
      "Remove what the evidence names; the writer's error/pg_upgrade_*.log files tell more. Then requeue";

  private static final List<Map.Entry<List<String>, String>> REMEDIES =
      List.of(
          Map.entry(
              List.of("replication slot", "logical slot"),
              "Drop the replication slots (SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots), or dispatch with slots DROP or RECREATE"),
          Map.entry(
              List.of("prepared transaction", "prepared_xacts"),
              "End the prepared transactions with COMMIT PREPARED or ROLLBACK PREPARED"),
          Map.entry(
              List.of("reg_data_type", "reg*", "tables_using_reg"),
              "Change columns of reg* types (regproc, regoper, regconfig, …) to text, or drop them"),
          Map.entry(
              List.of("loadable_libraries", "loadable libraries", "extension"),
              "Update or drop the extensions that the target version does not have"),
          Map.entry(
              List.of("connection_status", "cannot connect", "datallowconn", "datconnlimit"),
              "Let every database accept connections, and drop invalid ones"),
          Map.entry(
              List.of("unknown' data type", "sql_identifier", "aclitem", "composite"),
              "Change the columns of the data type named in the evidence, or drop them"),
          Map.entry(
              List.of("postfix operator", "polymorphic", "encoding conversion"),
              "Drop the objects named in the evidence, and create them again after the upgrade"),
          Map.entry(
              List.of("has a status of", "healthy primary"),
              "Bring every instance of the cluster to \"available\", or delete the one that is not"),
          Map.entry(
              List.of("parameter group"),
              "Give cluster and instances parameter groups of the target's family"),
          Map.entry(
              List.of("out of shared memory", "max_locks_per_transaction"),
              "Raise max_locks_per_transaction in the present and the new parameter group"));

  private UpgradeRemedies() {}

  /** The remedies for all that is named in the texts. */
  static String forTexts(Stream<String> texts) {
    String all = texts.map(t -> t.toLowerCase(Locale.ROOT)).collect(Collectors.joining("\n"));
    String found =
        REMEDIES.stream()
            .filter(r -> r.getKey().stream().anyMatch(all::contains))
            .map(Map.Entry::getValue)
            .collect(Collectors.joining(". "));
    return found.isEmpty() ? OTHERWISE : found + ". Then requeue";
  }
}
