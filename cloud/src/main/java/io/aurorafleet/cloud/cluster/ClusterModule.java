package io.aurorafleet.cloud.cluster;

import dagger.Binds;
import dagger.Module;

/** Binds the RDS API behind every port of this package. */
@Module
public interface ClusterModule {
  @Binds
  Clusters clusters(RdsClusters rds);

  @Binds
  EngineCatalogue catalogue(RdsEngineCatalogue rds);

  @Binds
  Clones clones(RdsClones rds);

  @Binds
  Snapshots snapshots(RdsSnapshots rds);

  @Binds
  ParameterGroups groups(RdsParameterGroups rds);

  @Binds
  Neighbourhood neighbourhood(RdsNeighbourhood rds);

  @Binds
  Maintenance maintenance(RdsMaintenance rds);
}
