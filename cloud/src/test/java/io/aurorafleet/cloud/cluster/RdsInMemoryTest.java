package io.aurorafleet.cloud.cluster;

import io.aurorafleet.sandbox.rds.AuroraRds;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.services.rds.RdsClient;

/** The adapters on the sandbox's RDS called directly, as in a simulation. */
class RdsInMemoryTest {
  @Nested
  class LookingAndUpgrading extends ClustersContract {
    @Override
    RdsClient reach(AuroraRds aws) {
      return aws;
    }
  }

  @Nested
  class ClonesAndSnapshots extends CopiesContract {
    @Override
    RdsClient reach(AuroraRds aws) {
      return aws;
    }
  }

  @Nested
  class GroupsVersionsAndMaintenance extends SettingsContract {
    @Override
    RdsClient reach(AuroraRds aws) {
      return aws;
    }
  }

  @Nested
  class WhatStandsAround extends NeighbourhoodContract {
    @Override
    RdsClient reach(AuroraRds aws) {
      return aws;
    }
  }
}
