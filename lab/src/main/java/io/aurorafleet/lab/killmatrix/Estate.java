package io.aurorafleet.lab.killmatrix;

import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.Enrolment;
import io.aurorafleet.cloud.checkpoint.Ids;
import io.aurorafleet.cloud.checkpoint.LedgerStore;
import io.aurorafleet.cloud.checkpoint.Manifests;
import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.cloud.checkpoint.Pointers;
import io.aurorafleet.cloud.signal.QueueUrls;
import io.aurorafleet.cloud.signal.SqsSignals;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.lab.fleet.DatabaseProof.Access;
import io.aurorafleet.lab.fleet.FleetSeeder;
import io.aurorafleet.lab.local.Bucket;
import io.aurorafleet.lab.local.LocalAws;
import io.aurorafleet.sandbox.SandboxOptions;
import io.aurorafleet.sandbox.bus.EventPlan;
import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.rds.Quotas;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.PendingMaintenanceAction;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * One sandbox, the clusters in it, and the runs over them. Each cluster has a run of its own, so
 * that what becomes of one point says nothing about another.
 */
final class Estate implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Estate.class);

  private static final double AWS_SPEED = 600;
  private static final int PLENTY = 10_000;

  /** Shorter, as the workers' leases are: a message that a dead worker held comes back. */
  private static final String VISIBILITY_SECONDS = "5";

  private final LocalAws aws;
  private final Effects effects;
  private final Bucket bucket;
  private final SqsClient sqs;
  private final FleetSeeder seeder;
  private final WorkClock clock;
  private final Remains remains;

  private Estate(LocalAws aws, Effects effects, WorkClock clock) {
    Map<String, String> environment = aws.environment();
    this.aws = aws;
    this.effects = effects;
    this.bucket = new Bucket(environment);
    this.sqs =
        SqsClient.builder()
            .endpointOverride(URI.create(environment.getOrDefault("AWS_ENDPOINT_URL_SQS", "")))
            .region(Region.of(Account.EXAMPLE.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("lab", "lab")))
            .build();
    this.seeder = new FleetSeeder(aws);
    this.clock = clock;
    this.remains = new Remains(bucket, clock);
  }

  static Estate open(WorkClock clock) throws IOException {
    Effects effects = new Effects();
    Estate estate =
        new Estate(
            LocalAws.start(
                SandboxOptions.Ports.FREE,
                AWS_SPEED,
                EventPlan.NONE,
                usual -> usual.with(new Quotas(PLENTY, PLENTY, PLENTY, PLENTY, PLENTY)),
                effects::before),
            effects,
            clock);
    for (String queue : List.of(estate.queues().work(), estate.queues().events())) {
      estate.sqs.setQueueAttributes(
          r ->
              r.queueUrl(queue)
                  .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, VISIBILITY_SECONDS)));
    }
    return estate;
  }

  LocalAws aws() {
    return aws;
  }

  Effects effects() {
    return effects;
  }

  ObjectStore objects() {
    return bucket.objects();
  }

  Map<String, String> environment() {
    return new TreeMap<>(aws.environment());
  }

  private QueueUrls queues() {
    Map<String, String> environment = aws.environment();
    return new QueueUrls(
        environment.getOrDefault("AURORA_FLEET_WORK_QUEUE_URL", ""),
        environment.getOrDefault("AURORA_FLEET_EVENTS_QUEUE_URL", ""),
        environment.getOrDefault("AURORA_FLEET_DEAD_LETTER_QUEUE_URL", ""));
  }

  /** Makes a cluster of the scenario for each name. */
  Map<String, Access> seed(Scenario scenario, List<String> ids) {
    Map<String, Access> access = seeder.seed(ids.stream().map(scenario::cluster).toList());
    if (scenario.options().applyMaintenance()) {
      ids.forEach(this::requireMaintenance);
    }
    return access;
  }

  private void requireMaintenance(String cluster) {
    String arn =
        aws.rds()
            .describeDBInstances(r -> r.dbInstanceIdentifier(cluster + "-instance-1"))
            .dbInstances()
            .get(0)
            .dbInstanceArn();
    aws.rds()
        .requireMaintenance(
            arn, PendingMaintenanceAction.builder().action("system-update").build());
  }

  /** The name of the run over a cluster. */
  static RunId run(String cluster) {
    return new RunId("run-" + cluster);
  }

  /** Does what dispatch does once it has decided. */
  void dispatch(Scenario scenario, String id) {
    DBCluster cluster = describe(id);
    Manifest manifest =
        new Manifest(
            Manifest.SCHEMA,
            run(id),
            clock.now(),
            Account.EXAMPLE.id(),
            Account.EXAMPLE.region(),
            "UpgradeDB=Y",
            scenario.module(),
            scenario.target(),
            scenario.options(),
            List.of(
                new Manifest.Entry(
                    new ClusterId(id),
                    cluster.dbClusterResourceId(),
                    scenario.from(),
                    Wave.SECOND)));
    Manifests manifests = new Manifests(objects());
    manifests.create(manifest);
    Checkpoint checkpoint =
        new Enrolment(
                checkpoints(),
                manifests,
                new Pointers(objects()),
                new LedgerStore(objects(), Ids.random()),
                clock)
            .enrol(manifest.order(manifest.clusters().get(0)));
    new SqsSignals(sqs, queues()).send(checkpoint.signal(WorkSignal.Reason.ORDER), Duration.ZERO);
  }

  CheckpointStore checkpoints() {
    return bucket.checkpoints();
  }

  Checkpoint checkpoint(String cluster) {
    return checkpoints().find(run(cluster), new ClusterId(cluster)).orElseThrow().checkpoint();
  }

  DBCluster describe(String cluster) {
    return aws.rds().describeDBClusters(r -> r.dbClusterIdentifier(cluster)).dbClusters().get(0);
  }

  /** The cluster and what was made for it. */
  List<DBCluster> family(String cluster) {
    List<DBCluster> family = new ArrayList<>();
    for (DBCluster each : aws.rds().describeDBClustersPaginator(r -> {}).dbClusters()) {
      String id = each.dbClusterIdentifier();
      if (id.equals(cluster) || id.startsWith(cluster + "-")) {
        family.add(each);
      }
    }
    return family;
  }

  /** Messages in the dead-letter queue. */
  int dead() {
    String url = queues().deadLetters();
    String count =
        sqs.getQueueAttributes(
                r ->
                    r.queueUrl(url)
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
            .attributes()
            .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    return count == null ? 0 : Integer.parseInt(count);
  }

  /** Deletes a cluster and what was made for it, by RDS's own means, and its run; in a while. */
  void discard(String cluster) {
    attempt(() -> family(cluster).forEach(this::delete));
    effects.forget(cluster);
    attempt(() -> remains.add(run(cluster)));
  }

  private void delete(DBCluster each) {
    String id = each.dbClusterIdentifier();
    attempt(() -> aws.rds().modifyDBCluster(r -> unprotected(r, id)));
    for (DBClusterMember member : each.dbClusterMembers()) {
      attempt(
          () ->
              aws.rds()
                  .deleteDBInstance(
                      r ->
                          r.dbInstanceIdentifier(member.dbInstanceIdentifier())
                              .skipFinalSnapshot(true)));
    }
    attempt(
        () -> aws.rds().deleteDBCluster(r -> r.dbClusterIdentifier(id).skipFinalSnapshot(true)));
  }

  private static void unprotected(ModifyDbClusterRequest.Builder request, String cluster) {
    request.dbClusterIdentifier(cluster).deletionProtection(false).applyImmediately(true);
  }

  /** What cannot be deleted stays until the sandbox ends, and no other cluster with it. */
  private static void attempt(Runnable deletion) {
    try {
      deletion.run();
    } catch (SdkException e) {
      LOG.debug("Not deleted: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    sqs.close();
    bucket.close();
    aws.close();
  }
}
