package io.aurorafleet.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.sandbox.rds.AuroraRds;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

class ServedRdsTest {
  /** What an upgrade needs of RDS; an operation that is not found here is unknown over HTTP. */
  @Test
  void everyOperationOfAnUpgradeIsServed() {
    assertThat(Operations.declaredBy(AuroraRds.class))
        .extracting(Method::getName)
        .contains(
            "describeDBClusters",
            "describeDBInstances",
            "describeDBEngineVersions",
            "describeOrderableDBInstanceOptions",
            "describeDBClusterSnapshots",
            "describeDBClusterParameterGroups",
            "describeDBClusterParameters",
            "describeDBParameterGroups",
            "describeDBParameters",
            "describeEngineDefaultClusterParameters",
            "describeEngineDefaultParameters",
            "describePendingMaintenanceActions",
            "describeEvents",
            "describeDBLogFiles",
            "downloadDBLogFilePortion",
            "modifyDBCluster",
            "modifyDBInstance",
            "restoreDBClusterToPointInTime",
            "createDBCluster",
            "createDBInstance",
            "createDBClusterSnapshot",
            "createDBClusterParameterGroup",
            "createDBParameterGroup",
            "modifyDBClusterParameterGroup",
            "modifyDBParameterGroup",
            "applyPendingMaintenanceAction",
            "rebootDBInstance",
            "failoverDBCluster",
            "deleteDBCluster",
            "deleteDBInstance",
            "deleteDBClusterSnapshot",
            "addTagsToResource",
            "listTagsForResource");
  }
}
