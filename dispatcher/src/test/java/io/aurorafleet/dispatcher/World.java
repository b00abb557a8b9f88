package io.aurorafleet.dispatcher;

import dagger.BindsInstance;
import dagger.Component;
import io.aurorafleet.cloud.checkpoint.BucketName;
import io.aurorafleet.cloud.checkpoint.CheckpointModule;
import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.Enrolment;
import io.aurorafleet.cloud.checkpoint.Ids;
import io.aurorafleet.cloud.checkpoint.IdsModule;
import io.aurorafleet.cloud.checkpoint.LedgerStore;
import io.aurorafleet.cloud.checkpoint.Manifests;
import io.aurorafleet.cloud.checkpoint.Pointers;
import io.aurorafleet.cloud.checkpoint.S3ObjectStore;
import io.aurorafleet.cloud.cluster.ClusterModule;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.cloud.secret.SecretModule;
import io.aurorafleet.cloud.signal.SignalModule;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.contracts.signal.SignalCodec;
import io.aurorafleet.contracts.signal.WireMessage;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.dispatcher.config.Settings;
import io.aurorafleet.dispatcher.config.SettingsModule;
import io.aurorafleet.dispatcher.wiring.Fleet;
import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.identity.Identity;
import io.aurorafleet.sandbox.queue.MemorySqs;
import io.aurorafleet.sandbox.queue.QueuePlan;
import io.aurorafleet.sandbox.rds.AuroraRds;
import io.aurorafleet.sandbox.rds.ClusterSeed;
import io.aurorafleet.sandbox.rds.Quotas;
import io.aurorafleet.sandbox.rds.RdsOptions;
import io.aurorafleet.sandbox.rds.memory.MemoryDataPlane;
import io.aurorafleet.sandbox.secret.Secrets;
import io.aurorafleet.sandbox.store.MemoryS3;
import io.aurorafleet.sandbox.time.VirtualTimeline;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sts.StsClient;

/** An account with its Region, in memory and virtual time, and the command line on it. */
final class World {
  /** What a command printed and how it ended. */
  record Ran(int exitCode, String out, String err) {}

  final VirtualTimeline time = new VirtualTimeline(Instant.parse("2026-11-22T21:00:00Z"));
  final MemoryS3 s3 = new MemoryS3(time);
  final Account account = Account.EXAMPLE;
  final AuroraRds rds =
      new AuroraRds(
          RdsOptions.usual(account.id(), account.region())
              .with(new Quotas(1000, 1000, 100, 50, 50)),
          time,
          new MemoryDataPlane(),
          Runnable::run,
          (source, type, detail, resources) -> {});
  final Map<String, String> environment = new TreeMap<>();
  MemorySqs sqs;

  /** What the dispatcher calls; tests put something that fails before the store or the queue. */
  S3Client storeSeen = s3;

  @Nullable SqsClient sqsSeen;

  StsClient sts = new Identity(account);

  /** The same for RDS. */
  RdsClient rdsSeen = rds;

  final Secrets secrets = new Secrets(account, time);
  final EmptyServers databases = new EmptyServers();

  World() {
    this(QueuePlan.NONE);
  }

  World(QueuePlan plan) {
    sqs = new MemorySqs(account, time, plan);
    s3.createBucket(r -> r.bucket("fleet-bucket"));
    environment.put("AWS_REGION", account.region());
    environment.put("AURORA_FLEET_BUCKET", "fleet-bucket");
    queue("WORK_QUEUE", "work");
    queue("EVENTS_QUEUE", "events");
    queue("DEAD_LETTER_QUEUE", "dead");
  }

  private void queue(String variable, String name) {
    String url = sqs.createQueue(r -> r.queueName(name)).queueUrl();
    environment.put("AURORA_FLEET_" + variable + "_URL", url);
  }

  void cluster(String id, String version, Map<String, String> tags) {
    rds.seed(ClusterSeed.of(id, version, "master", "correct-horse").withTags(tags)).join();
  }

  void tagged(String id, String version) {
    cluster(id, version, Map.of("UpgradeDB", "Y"));
  }

  /** Tagged, and with a maintenance user whose login can be read. */
  void open(String id, String version) {
    secrets.createSecret(
        r -> r.name(id + "-user").secretString("{\"username\":\"u\",\"password\":\"p\"}"));
    cluster(id, version, Map.of("UpgradeDB", "Y", "aurora-maintenance-user-secret", id + "-user"));
  }

  Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false,
            environment,
            new Clock(time),
            this::connect);
    int exitCode = AuroraFleet.commandLine(surroundings).execute(arguments);
    return new Ran(exitCode, out.toString(), err.toString());
  }

  private Fleet connect(Settings settings) {
    return DaggerWorld_MemoryFleet.factory()
        .create(
            settings,
            rdsSeen,
            sqsSeen == null ? sqs : sqsSeen,
            storeSeen,
            sts,
            secrets,
            databases,
            new Clock(time));
  }

  /** The orders in the work queue, in the order they were sent. */
  List<String> ordered() {
    return sqs.peek(environment.get("AURORA_FLEET_WORK_QUEUE_URL")).stream()
        .map(message -> signal(message.body()).order().cluster().value())
        .toList();
  }

  /** Forgets every message sent so far. */
  void drop() {
    sqs.purgeQueue(r -> r.queueUrl(environment.get("AURORA_FLEET_WORK_QUEUE_URL")));
  }

  /** What a worker that gave up on a message leaves in the dead-letter queue. */
  void dead(String run, String cluster, String reason) {
    sqs.sendMessage(
        r ->
            r.queueUrl(environment.get("AURORA_FLEET_DEAD_LETTER_QUEUE_URL"))
                .messageBody("{}")
                .messageAttributes(
                    Map.of(
                        "run", text(run),
                        "cluster", text(cluster),
                        "dead-letter-reason", text(reason))));
  }

  /** The attributes of what is in the dead-letter queue. */
  List<String> deadLetters() {
    return sqs.peek(environment.get("AURORA_FLEET_DEAD_LETTER_QUEUE_URL")).stream()
        .map(message -> message.messageAttributes().toString())
        .toList();
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private static WorkSignal signal(String body) {
    try {
      return (WorkSignal) SignalCodec.decode(new WireMessage(body, Map.of()));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  List<RunId> runs() {
    return new Manifests(store()).runs();
  }

  Manifest manifest(RunId run) {
    return new Manifests(store()).find(run).orElseThrow();
  }

  CheckpointStore checkpoints() {
    return new CheckpointStore(store(), Ids.random());
  }

  LedgerStore ledgers() {
    return new LedgerStore(store(), Ids.random());
  }

  Checkpoint checkpoint(RunId run, String cluster) {
    return checkpoints().find(run, new ClusterId(cluster)).orElseThrow().checkpoint();
  }

  /** Replaces a checkpoint by what a worker would have made of it. */
  void change(RunId run, String cluster, java.util.function.UnaryOperator<Checkpoint> change) {
    CheckpointStore.Loaded now = checkpoints().find(run, new ClusterId(cluster)).orElseThrow();
    checkpoints().save(change.apply(now.checkpoint()), now.etag());
  }

  /** Clusters of a run that have a checkpoint. */
  List<String> enrolled(RunId run) {
    return manifest(run).clusters().stream()
        .map(entry -> entry.cluster())
        .filter(cluster -> checkpoints().find(run, cluster).isPresent())
        .map(ClusterId::value)
        .collect(Collectors.toList());
  }

  /** What a worker's watchdog does with a manifest. */
  void watchdog(RunId run) {
    Enrolment enrolment =
        new Enrolment(
            checkpoints(),
            new Manifests(store()),
            new Pointers(store()),
            new LedgerStore(store(), Ids.random()),
            new Clock(time));
    Manifest manifest = manifest(run);
    manifest.clusters().forEach(entry -> enrolment.enrol(manifest.order(entry)));
  }

  private S3ObjectStore store() {
    return new S3ObjectStore(s3, new BucketName("fleet-bucket"));
  }

  /** The production wiring with other clients. */
  @Singleton
  @Component(
      modules = {
        ClusterModule.class,
        CheckpointModule.class,
        IdsModule.class,
        SignalModule.class,
        SecretModule.class,
        SettingsModule.class
      })
  interface MemoryFleet extends Fleet {
    @Component.Factory
    interface Factory {
      MemoryFleet create(
          @BindsInstance Settings settings,
          @BindsInstance RdsClient rds,
          @BindsInstance SqsClient sqs,
          @BindsInstance S3Client s3,
          @BindsInstance StsClient sts,
          @BindsInstance SecretsManagerClient secrets,
          @BindsInstance Databases databases,
          @BindsInstance WorkClock clock);
    }
  }

  /** The world's time, which a pause moves on. */
  private record Clock(VirtualTimeline time) implements WorkClock {
    @Override
    public Instant now() {
      return time.instant();
    }

    @Override
    public Duration monotonic() {
      return Duration.between(Instant.EPOCH, time.instant());
    }

    @Override
    public void pause(Duration pause) {
      time.advance(pause);
    }
  }
}
