package io.aurorafleet.cloud.cluster;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.EngineDefaults;
import software.amazon.awssdk.services.rds.model.Parameter;

/** All pages of DescribeEngineDefaultClusterParameters, for which the SDK has no paginator. */
final class RdsDefaults {
  private RdsDefaults() {}

  static List<Parameter> ofClusters(RdsClient rds, String family) {
    List<Parameter> all = new ArrayList<>();
    String marker = null;
    do {
      EngineDefaults page = page(rds, family, marker);
      all.addAll(page.parameters());
      marker = page.marker();
    } while (marker != null && !marker.isEmpty());
    return all;
  }

  private static EngineDefaults page(RdsClient rds, String family, @Nullable String marker) {
    return rds.describeEngineDefaultClusterParameters(
            r -> r.dbParameterGroupFamily(family).marker(marker))
        .engineDefaults();
  }
}
