package io.aurorafleet.sandbox.rds;

import io.aurorafleet.sandbox.rds.catalogue.EngineVersion;
import java.util.Map;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** CreateDBInstance: a member of a cluster; the first one makes the cluster serve. */
final class Instances {
  private final Estate estate;
  private final ClusterModels models;

  Instances(Estate estate) {
    this.estate = estate;
    this.models = new ClusterModels(estate);
  }

  CreateDbInstanceResponse create(CreateDbInstanceRequest request) {
    Instance instance = enter(request);
    Cluster cluster = instance.cluster();
    if (instance.writer()) {
      Map<String, String> settings = ParameterUse.settings(estate, cluster);
      cluster.settings(settings);
      estate.plane.stage(
          Stage.CREATE_INSTANCE,
          cluster,
          plane -> plane.bringUp(cluster.resourceId(), settings),
          () -> created(instance),
          failure -> Brokenness.incompatible(estate, instance));
    } else {
      estate.after(Stage.CREATE_INSTANCE, instance.id(), () -> created(instance));
    }
    return CreateDbInstanceResponse.builder().dbInstance(instance.model()).build();
  }

  /** Checks the request and puts the new member where describes see it. */
  Instance enter(CreateDbInstanceRequest request) {
    String id = Identifiers.resource(request.dbInstanceIdentifier(), "DBInstanceIdentifier");
    Fault.require(request.dbInstanceClass(), "DBInstanceClass");
    if (!Fault.require(request.engine(), "Engine").equals(EngineVersions.ENGINE)) {
      throw Fault.VALUE.with("Invalid DB engine: " + request.engine());
    }
    if (request.dbClusterIdentifier() == null) {
      throw Fault.COMBINATION.with("The engine aurora-postgresql requires a DBClusterIdentifier.");
    }
    Cluster cluster = estate.cluster(request.dbClusterIdentifier());
    requireRoom(id);
    cluster.requireIdle();
    requireOrderable(request.dbInstanceClass(), estate.version(cluster));
    return enter(request, cluster);
  }

  /** The same for a cluster that comes into being with its members. */
  Instance enter(CreateDbInstanceRequest request, Cluster cluster) {
    String id = Identifiers.resource(request.dbInstanceIdentifier(), "DBInstanceIdentifier");
    String group = group(request.dbParameterGroupName(), estate.version(cluster));
    boolean writer = estate.writer(cluster).isEmpty();
    Instance instance =
        new Instance(model(request, id, cluster, group), cluster, estate.number(), writer);
    estate.instances.put(id, instance);
    return instance;
  }

  private DBInstance model(
      CreateDbInstanceRequest request, String id, Cluster cluster, String group) {
    return DBInstance.builder()
        .dbInstanceIdentifier(id)
        .dbInstanceArn(estate.options.arn("db", id))
        .dbiResourceId(models.resourceId("db"))
        .dbInstanceClass(request.dbInstanceClass())
        .dbInstanceStatus("creating")
        .dbClusterIdentifier(cluster.id())
        .engine(EngineVersions.ENGINE)
        .engineVersion(cluster.version())
        .masterUsername(cluster.model().masterUsername())
        .dbName(cluster.model().databaseName())
        .instanceCreateTime(estate.now())
        .availabilityZone(
            ClusterModels.or(request.availabilityZone(), estate.options.region() + "a"))
        .dbParameterGroups(Instance.using(group, "in-sync"))
        .dbSubnetGroup(g -> g.dbSubnetGroupName(cluster.model().dbSubnetGroup()))
        .vpcSecurityGroups(cluster.model().vpcSecurityGroups())
        .promotionTier(ClusterModels.or(request.promotionTier(), 1))
        .publiclyAccessible(ClusterModels.or(request.publiclyAccessible(), false))
        .autoMinorVersionUpgrade(ClusterModels.or(request.autoMinorVersionUpgrade(), true))
        .preferredMaintenanceWindow(
            ClusterModels.or(
                request.preferredMaintenanceWindow(), cluster.model().preferredMaintenanceWindow()))
        .caCertificateIdentifier(
            ClusterModels.or(request.caCertificateIdentifier(), "rds-ca-rsa2048-g1"))
        .monitoringInterval(ClusterModels.or(request.monitoringInterval(), 0))
        .monitoringRoleArn(request.monitoringRoleArn())
        .performanceInsightsEnabled(ClusterModels.or(request.enablePerformanceInsights(), false))
        .licenseModel("postgresql-license")
        .storageType(cluster.model().storageType())
        .storageEncrypted(cluster.model().storageEncrypted())
        .multiAZ(false)
        .tagList(request.tags())
        .build();
  }

  void created(Instance instance) {
    if (instance.deleting()) {
      return;
    }
    Cluster cluster = instance.cluster();
    // The writer may have been deleted while this reader was being made.
    new Writers(estate).arrive(instance);
    instance.set(
        b ->
            b.dbInstanceStatus("available")
                .endpoint(e -> e.address(cluster.model().endpoint()).port(cluster.model().port())));
    estate.events.tell(Notice.INSTANCE_CREATED, instance);
  }

  private void requireRoom(String id) {
    if (estate.instances.containsKey(id)) {
      throw Fault.INSTANCE_EXISTS.with("DB instance already exists: " + id);
    }
    int quota = estate.options.quotas().instances();
    if (estate.instances.size() >= quota) {
      throw Fault.INSTANCE_QUOTA.with(
          "Request to create a DB instance would exceed your quota of " + quota + " DB instances.");
    }
  }

  void requireOrderable(String instanceClass, EngineVersion version) {
    if (!estate.options.catalogue().orderable(version).contains(instanceClass)) {
      throw Fault.COMBINATION.with(
          "RDS does not support creating a DB instance with the following combination:"
              + " DBInstanceClass="
              + instanceClass
              + ", Engine="
              + EngineVersions.ENGINE
              + ", EngineVersion="
              + version.version()
              + ", LicenseModel=postgresql-license.");
    }
  }

  private String group(String wanted, EngineVersion version) {
    return wanted == null
        ? ParameterGroups.defaultName(version.family())
        : estate
            .instanceGroups
            .needOfFamily(wanted, version.family(), Fault.GROUP_NOT_FOUND)
            .name();
  }
}
