package io.aurorafleet.survey.groups;

import io.aurorafleet.cloud.cluster.ParameterGroups.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which values go to RDS in one call: at most twenty, and those that RDS checks against each other
 * together, as either alone may be refused.
 */
final class GroupBatches {
  /** ModifyDB…ParameterGroup takes no more. */
  static final int MOST = 20;

  /** RDS User Guide, working with parameter groups; seen refused one by one. */
  private static final List<Set<String>> TOGETHER =
      List.of(
          Set.of("password_encryption", "rds.accepted_password_auth_method"),
          Set.of("ssl_min_protocol_version", "ssl_max_protocol_version"));

  private GroupBatches() {}

  /**
   * In the order of names, but for those that belong together; every batch is full but the last or
   * those before a pair.
   */
  static List<List<Parameter>> of(List<Parameter> values) {
    List<List<Parameter>> batches = new ArrayList<>();
    List<Parameter> batch = new ArrayList<>();
    for (List<Parameter> unit : units(values)) {
      if (batch.size() + unit.size() > MOST) {
        batches.add(List.copyOf(batch));
        batch.clear();
      }
      batch.addAll(unit);
    }
    if (!batch.isEmpty()) {
      batches.add(List.copyOf(batch));
    }
    return List.copyOf(batches);
  }

  /** Each value, or each set of those that belong together, at the place of its first. */
  private static List<List<Parameter>> units(List<Parameter> values) {
    List<List<Parameter>> units = new ArrayList<>();
    for (Parameter value : values) {
      Optional<Set<String>> bond =
          TOGETHER.stream().filter(names -> names.contains(value.name())).findFirst();
      List<Parameter> unit =
          bond.map(names -> values.stream().filter(v -> names.contains(v.name())).toList())
              .orElse(List.of(value));
      if (unit.get(0).equals(value)) {
        units.add(unit);
      }
    }
    return units;
  }
}
