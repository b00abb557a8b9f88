package io.aurorafleet.cloud.cluster;

import io.aurorafleet.cloud.cluster.Neighbourhood.Lifecycle;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBMajorEngineVersion;
import software.amazon.awssdk.services.rds.model.SupportedEngineLifecycle;

/** Dates of support, from DescribeDBMajorEngineVersions. */
final class RdsLifecycles {
  private static final String STANDARD = "open-source-rds-standard-support";
  private static final String EXTENDED = "open-source-rds-extended-support";

  private RdsLifecycles() {}

  /** Majors whose end of standard support RDS does not tell are left out. */
  static Map<Integer, Lifecycle> read(RdsClient rds) {
    Map<Integer, Lifecycle> byMajor = new TreeMap<>();
    for (DBMajorEngineVersion version :
        rds.describeDBMajorEngineVersionsPaginator(r -> r.engine(RdsClusters.ENGINE))
            .dbMajorEngineVersions()) {
      LocalDate standard = end(version, STANDARD);
      String major = version.majorEngineVersion();
      if (standard != null && major != null && major.matches("\\d{1,4}")) {
        int number = Integer.parseInt(major);
        byMajor.put(number, new Lifecycle(number, standard, end(version, EXTENDED)));
      }
    }
    return byMajor;
  }

  private static @Nullable LocalDate end(DBMajorEngineVersion version, String phase) {
    for (SupportedEngineLifecycle lifecycle : version.supportedEngineLifecycles()) {
      Instant end = lifecycle.lifecycleSupportEndDate();
      if (phase.equals(lifecycle.lifecycleSupportNameAsString()) && end != null) {
        return end.atZone(ZoneOffset.UTC).toLocalDate();
      }
    }
    return null;
  }
}
