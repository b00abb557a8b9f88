package io.aurorafleet.lab.fleet;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.sandbox.rds.AuroraRds;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.Parameter;

/** One custom cluster parameter group per family, as real fleets have them. */
final class FleetGroups {
  private final AuroraRds rds;
  private final Set<String> made = new HashSet<>();

  FleetGroups(AuroraRds rds) {
    this.rds = rds;
  }

  static String name(String version) {
    return "fleet-" + new EngineVersion(version).major();
  }

  void make(String version, Map<String, String> settings) {
    String name = name(version);
    if (!made.add(name)) {
      return;
    }
    rds.createDBClusterParameterGroup(
        r ->
            r.dbClusterParameterGroupName(name)
                .dbParameterGroupFamily("aurora-postgresql" + new EngineVersion(version).major())
                .description("What the fleet runs with"));
    List<Parameter> parameters =
        settings.entrySet().stream()
            .map(
                e ->
                    Parameter.builder()
                        .parameterName(e.getKey())
                        .parameterValue(e.getValue())
                        .applyMethod(ApplyMethod.PENDING_REBOOT)
                        .build())
            .toList();
    rds.modifyDBClusterParameterGroup(
        r -> r.dbClusterParameterGroupName(name).parameters(parameters));
  }
}
