package io.aurorafleet.sandbox.rds;

import io.aurorafleet.sandbox.rds.catalogue.EngineVersion;
import java.util.Map;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterResponse;

/** CreateDBCluster: a cluster with data but, until an instance is made, nobody who serves them. */
final class ClusterCreation {
  private static final int SHORTEST_PASSWORD = 8;
  private final Estate estate;
  private final ClusterModels models;

  ClusterCreation(Estate estate) {
    this.estate = estate;
    this.models = new ClusterModels(estate);
  }

  CreateDbClusterResponse create(CreateDbClusterRequest request) {
    Cluster cluster = enter(request);
    cluster.busy(true);
    Map<String, String> settings = ParameterUse.settings(estate, cluster);
    estate.plane.stage(
        Stage.CREATE_CLUSTER,
        cluster.resourceId(),
        cluster.id(),
        plane -> {
          DataPlane.Address address = fill(plane, cluster, request, settings);
          plane.takeDown(cluster.resourceId());
          return address;
        },
        address -> created(cluster, address),
        failure -> failed(cluster, failure));
    return CreateDbClusterResponse.builder().dbCluster(Views.of(estate, cluster)).build();
  }

  /** Checks the request and puts the new cluster where describes see it. */
  Cluster enter(CreateDbClusterRequest request) {
    String id = Identifiers.resource(request.dbClusterIdentifier(), "DBClusterIdentifier");
    requireRoom(id);
    if (!Fault.require(request.engine(), "Engine").equals(EngineVersions.ENGINE)) {
      throw Fault.VALUE.with("Invalid DB engine: " + request.engine());
    }
    EngineVersion version = version(request.engineVersion());
    requireUser(request);
    if (request.preferredMaintenanceWindow() != null) {
      MaintenanceWindow.check(request.preferredMaintenanceWindow());
    }
    LogExports.check(version, request.enableCloudwatchLogsExports());
    String group = group(request.dbClusterParameterGroupName(), version);
    Cluster cluster =
        new Cluster(
            models.created(request, id, version.version(), group), request.masterUserPassword());
    estate.clusters.put(id, cluster);
    return cluster;
  }

  /** Makes the data and, if it has a name, the first database. */
  static DataPlane.Address fill(
      DataPlane plane,
      Cluster cluster,
      CreateDbClusterRequest request,
      Map<String, String> settings) {
    String user = request.masterUsername();
    String password = request.masterUserPassword();
    DataPlane.Address address =
        plane.create(cluster.resourceId(), cluster.version(), user, password, settings);
    if (request.databaseName() != null && !request.databaseName().equals("postgres")) {
      plane.createDatabase(cluster.resourceId(), address, user, password, request.databaseName());
    }
    return address;
  }

  void requireRoom(String id) {
    if (estate.clusterNameTaken(id)) {
      throw Fault.CLUSTER_EXISTS.with("DB Cluster already exists: " + id);
    }
    int quota = estate.options.quotas().clusters();
    if (estate.clusters.size() >= quota) {
      throw Fault.CLUSTER_QUOTA.with(
          "Request to create a DB cluster would exceed your quota of " + quota + " DB clusters.");
    }
  }

  String group(String wanted, EngineVersion version) {
    return wanted == null
        ? ParameterGroups.defaultName(version.family())
        : estate
            .clusterGroups
            .needOfFamily(wanted, version.family(), Fault.CLUSTER_GROUP_NOT_FOUND)
            .name();
  }

  void created(Cluster cluster, DataPlane.Address address) {
    cluster.set(
        b ->
            b.endpoint(address.host())
                .readerEndpoint(address.host())
                .port(address.port())
                .status("available"));
    cluster.busy(false);
    estate.events.tell(Notice.CLUSTER_CREATED, cluster);
  }

  void failed(Cluster cluster, Exception failure) {
    cluster.status("failed");
    cluster.busy(false);
    estate.events.tell(Notice.CLUSTER_NOT_CREATED, cluster, String.valueOf(failure.getMessage()));
  }

  private EngineVersion version(String wanted) {
    var catalogue = estate.options.catalogue();
    String version = wanted == null ? catalogue.defaultVersion() : wanted;
    return catalogue
        .version(version)
        .filter(v -> !v.limitless())
        .orElseThrow(
            () ->
                Fault.COMBINATION.with(
                    "Cannot find version " + version + " for " + EngineVersions.ENGINE));
  }

  private static void requireUser(CreateDbClusterRequest request) {
    if (request.masterUsername() == null || request.masterUserPassword() == null) {
      throw Fault.VALUE.with(
          "The parameters MasterUsername and MasterUserPassword must be provided.");
    }
    checkPassword(request.masterUserPassword());
  }

  static void checkPassword(String password) {
    if (password.length() < SHORTEST_PASSWORD) {
      throw Fault.VALUE.with(
          "The parameter MasterUserPassword is not a valid password because it is shorter than "
              + SHORTEST_PASSWORD
              + " characters.");
    }
  }
}
