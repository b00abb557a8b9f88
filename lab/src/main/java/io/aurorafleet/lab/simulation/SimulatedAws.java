package io.aurorafleet.lab.simulation;

import io.aurorafleet.cloud.call.RateLimiter;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.sandbox.bus.EventBus;
import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.queue.MemorySqs;
import io.aurorafleet.sandbox.rds.AuroraRds;
import io.aurorafleet.sandbox.rds.Durations;
import io.aurorafleet.sandbox.rds.Quotas;
import io.aurorafleet.sandbox.rds.RdsOptions;
import io.aurorafleet.sandbox.rds.catalogue.Catalogue;
import io.aurorafleet.sandbox.rds.memory.MemoryDataPlane;
import io.aurorafleet.sandbox.secret.Secrets;
import io.aurorafleet.sandbox.store.MemoryS3;
import io.aurorafleet.sandbox.time.VirtualTimeline;
import io.aurorafleet.sandbox.topic.Topics;
import io.aurorafleet.worker.config.TableLimits;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.config.WorkerConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The sandbox's services in memory, in virtual time, with queues and events that misbehave. */
final class SimulatedAws {
  private static final String BUCKET = "fleet";

  /** Read once; every seed is offered the same versions. */
  private static final Catalogue CATALOGUE = Catalogue.standard();

  /** Calls of RDS a second; the slow ones make looks wait for their turn. */
  private static final List<Double> RATES = List.of(10.0, 2.0);

  private final Faults faults;
  private final MemorySqs sqs;
  private final EventBus bus;
  private final AuroraRds rds;
  private final RoughRds rough;
  private final MemoryDataPlane plane = new MemoryDataPlane();
  private final MemoryS3 s3;
  private final Topics topics;
  private final Secrets secrets;
  private final SimulatedDatabases databases;
  private final String work;
  private final String events;
  private final String dead;
  private final RateLimiter.Limits limits;

  SimulatedAws(VirtualTimeline time, Schedule schedule, Faults faults) {
    this(time, schedule, faults, Durations.usual(), Quotas.usual());
  }

  /** A Region of other measures. */
  SimulatedAws(
      VirtualTimeline time, Schedule schedule, Faults faults, Durations durations, Quotas quotas) {
    this.faults = faults;
    this.rough = new RoughRds(faults, time);
    Account account = Account.EXAMPLE;
    this.sqs = new MemorySqs(account, time, new RoughQueues(faults));
    this.bus = new EventBus(account, sqs, time, new RoughEvents(faults), Runnable::run);
    this.rds =
        new AuroraRds(
            new RdsOptions(account.id(), account.region(), CATALOGUE, durations, quotas, rough),
            time,
            plane,
            Runnable::run,
            bus);
    this.s3 = new MemoryS3(time);
    this.topics = new Topics(account, sqs, time);
    this.secrets = new Secrets(account, time);
    this.limits = RateLimiter.Limits.upTo(RATES.get(faults.chance().nextInt(RATES.size())));
    this.databases = new SimulatedDatabases(plane, faults, schedule, time);
    this.work = queue("work");
    this.events = queue("events");
    this.dead = queue("dead");
    s3.createBucket(r -> r.bucket(BUCKET));
    bus.putRule(r -> r.name("rds").eventPattern("{\"source\":[\"aws.rds\"]}"));
    bus.putTargets(
        r ->
            r.rule("rds")
                .targets(
                    List.of(Target.builder().id("1").arn(account.arn("sqs", "events")).build())));
  }

  private String queue(String name) {
    return sqs.createQueue(
            r -> r.queueName(name).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "60")))
        .queueUrl();
  }

  WorkerConfig config(String worker) {
    return new WorkerConfig(
        worker,
        work,
        events,
        dead,
        BUCKET,
        null,
        2,
        Duration.ZERO,
        Duration.ZERO,
        Tempo.aws(),
        TableLimits.oneByOne(),
        limits);
  }

  /** The next instant at which a worker could receive something; the past when it can now. */
  Optional<Instant> nextMessage() {
    Optional<Instant> first = sqs.nextVisible(work);
    Optional<Instant> second = sqs.nextVisible(events);
    return first.isPresent() && second.isPresent() && second.get().isBefore(first.get())
        ? second
        : first.or(() -> second);
  }

  /** The engine version of a cluster, as it is. */
  String version(ClusterId cluster) {
    return cluster(cluster.value()).engineVersion();
  }

  /** A cluster as it is, whatever callers see of it. */
  DBCluster cluster(String name) {
    return find(name).orElseThrow();
  }

  /** The same, of one that may not be there. */
  Optional<DBCluster> find(String name) {
    return clusters().stream().filter(c -> c.dbClusterIdentifier().equals(name)).findFirst();
  }

  /** All clusters as they are. */
  List<DBCluster> clusters() {
    return faults.honestly(() -> rds.describeDBClusters(r -> {}).dbClusters());
  }

  /** Removes readers that still say they are upgrading although their cluster is done with it. */
  void removeHanging() {
    instances().stream()
        .filter(i -> i.dbInstanceStatus().equals("upgrading"))
        .filter(i -> cluster(i.dbClusterIdentifier()).status().equals("available"))
        .forEach(this::remove);
  }

  private void remove(DBInstance instance) {
    try {
      rds.deleteDBInstance(r -> r.dbInstanceIdentifier(instance.dbInstanceIdentifier()));
    } catch (AwsServiceException e) {
      // an upgrade was just accepted: it stays as it is
    }
  }

  /** All instances as they are. */
  List<DBInstance> instances() {
    return faults.honestly(() -> rds.describeDBInstances(r -> {}).dbInstances());
  }

  /** Keeps what RDS would show now, to show it a while longer after a change. */
  void remember() {
    rough.remember(clusters(), instances());
  }

  Faults faults() {
    return faults;
  }

  MemorySqs sqs() {
    return sqs;
  }

  EventBus bus() {
    return bus;
  }

  AuroraRds rds() {
    return rds;
  }

  MemoryDataPlane plane() {
    return plane;
  }

  MemoryS3 s3() {
    return s3;
  }

  Topics topics() {
    return topics;
  }

  Secrets secrets() {
    return secrets;
  }

  SimulatedDatabases databases() {
    return databases;
  }

  String bucket() {
    return BUCKET;
  }

  List<String> queues() {
    return List.of(work, events, dead);
  }
}
