package io.aurorafleet.sandbox;

import static java.util.stream.Collectors.joining;

import io.aurorafleet.sandbox.bus.EventBus;
import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.identity.Identity;
import io.aurorafleet.sandbox.secret.Secrets;
import io.aurorafleet.sandbox.time.ScaledTimeline;
import io.aurorafleet.sandbox.topic.Mail;
import io.aurorafleet.sandbox.topic.Topics;
import io.aurorafleet.sandbox.wire.Api;
import io.aurorafleet.sandbox.wire.AwsServer;
import io.aurorafleet.sandbox.wire.Service;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * AWS on this machine: RDS, EventBridge, SNS, Secrets Manager and STS on one port, SQS and S3
 * beside it, all on the loopback interface, with the queues, bucket, topic and rule that the
 * product needs. Everything is in memory and gone when it is closed.
 */
public final class Sandbox implements AutoCloseable {
  private static final String MAILS = "/sandbox/mails";

  private final Account account;
  private final Servers servers;
  private final ScaledTimeline timeline;
  private final ExecutorService deliveries;
  private final RdsClient rds;
  private final Secrets secrets;
  private final Topics topics;
  private final Resources resources;
  private final AwsServer aws;

  private Sandbox(SandboxOptions options, Servers servers) throws IOException {
    this.account = options.account();
    this.servers = servers;
    this.timeline = new ScaledTimeline(options.timeScale());
    this.deliveries = Executors.newSingleThreadExecutor(Sandbox::daemon);
    EventBus bus = new EventBus(account, servers.sqs(), timeline, options.events(), deliveries);
    this.topics = new Topics(account, servers.sqs(), timeline);
    this.secrets = new Secrets(account, timeline);
    this.rds = options.rds().create(bus, timeline);
    this.resources = Resources.create(servers.sqs(), bus, topics);
    this.aws =
        AwsServer.start(
            options.ports().aws(),
            account.region(),
            List.of(
                new Service(Api.RDS, rds),
                new Service(Api.EVENTS, bus),
                new Service(Api.SNS, topics),
                new Service(Api.SECRETS, secrets),
                new Service(Api.STS, new Identity(account))),
            options.faults());
    aws.page(MAILS, () -> topics.mails().stream().map(Mail::text).collect(joining("\n")));
  }

  /**
   * Starts everything and returns when the first call can be answered.
   *
   * @throws IOException when a port is taken
   */
  public static Sandbox start(SandboxOptions options) throws IOException {
    QuietServers.hush();
    Servers servers = Servers.start(options);
    try {
      return new Sandbox(options, servers);
    } catch (IOException | RuntimeException e) {
      servers.close();
      throw e;
    }
  }

  /**
   * What another process needs in its environment to work against this sandbox: the AWS SDKs and
   * command lines read the first lines (version 1 of the command line reads only the default
   * Region, and needs {@code --endpoint-url} for RDS and SQS), the product the rest.
   */
  public Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("AWS_REGION", account.region()),
        Map.entry("AWS_DEFAULT_REGION", account.region()),
        Map.entry("AWS_ACCESS_KEY_ID", Servers.ACCESS_KEY),
        Map.entry("AWS_SECRET_ACCESS_KEY", Servers.SECRET_KEY),
        Map.entry("AWS_ENDPOINT_URL", aws.uri().toString()),
        Map.entry("AWS_ENDPOINT_URL_SQS", servers.queues().uri().toString()),
        Map.entry("AWS_ENDPOINT_URL_S3", servers.store().uri().toString()),
        Map.entry("AURORA_FLEET_WORK_QUEUE_URL", resources.work()),
        Map.entry("AURORA_FLEET_EVENTS_QUEUE_URL", resources.events()),
        Map.entry("AURORA_FLEET_DEAD_LETTER_QUEUE_URL", resources.deadLetters()),
        Map.entry("AURORA_FLEET_BUCKET", Resources.BUCKET),
        Map.entry("AURORA_FLEET_TOPIC_ARN", resources.topicArn()),
        Map.entry("AURORA_FLEET_DB_SSLMODE", "disable"));
  }

  /** The endpoint of every service but SQS and S3. */
  public URI endpoint() {
    return aws.uri();
  }

  /** A page with the mails that were sent, for people. */
  public URI mails() {
    return aws.uri().resolve(MAILS);
  }

  /** The RDS that is served, as its factory made it. */
  public RdsClient rds() {
    return rds;
  }

  /** The secrets that are served, to put some into. */
  public Secrets secrets() {
    return secrets;
  }

  /** The topics that are served, to subscribe to and to read mails from. */
  public Topics topics() {
    return topics;
  }

  @Override
  public void close() {
    aws.close();
    timeline.close();
    deliveries.shutdownNow();
    rds.close();
    servers.close();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "event-delivery");
    thread.setDaemon(true);
    return thread;
  }
}
