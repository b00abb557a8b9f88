package io.aurorafleet.cloud.cluster;

import io.aurorafleet.cloud.OverHttp;
import io.aurorafleet.sandbox.rds.AuroraRds;
import io.aurorafleet.sandbox.wire.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.services.rds.RdsClient;

/** The adapters on the SDK's own RDS client, over HTTP to the sandbox. */
class RdsOverHttpTest {
  private final OverHttp http = new OverHttp();

  @AfterEach
  void close() throws Exception {
    http.close();
  }

  @Nested
  class LookingAndUpgrading extends ClustersContract {
    @Override
    RdsClient reach(AuroraRds aws) {
      return http.to(Api.RDS, aws, RdsClient.builder());
    }
  }

  @Nested
  class ClonesAndSnapshots extends CopiesContract {
    @Override
    RdsClient reach(AuroraRds aws) {
      return http.to(Api.RDS, aws, RdsClient.builder());
    }
  }

  @Nested
  class GroupsVersionsAndMaintenance extends SettingsContract {
    @Override
    RdsClient reach(AuroraRds aws) {
      return http.to(Api.RDS, aws, RdsClient.builder());
    }
  }

  @Nested
  class WhatStandsAround extends NeighbourhoodContract {
    @Override
    RdsClient reach(AuroraRds aws) {
      return http.to(Api.RDS, aws, RdsClient.builder());
    }
  }
}
