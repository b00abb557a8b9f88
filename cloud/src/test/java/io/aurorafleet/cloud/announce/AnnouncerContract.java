package io.aurorafleet.cloud.announce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.sandbox.bus.EventBus;
import io.aurorafleet.sandbox.bus.EventPlan;
import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.queue.MemorySqs;
import io.aurorafleet.sandbox.queue.QueuePlan;
import io.aurorafleet.sandbox.time.VirtualTimeline;
import io.aurorafleet.sandbox.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What people and other systems rely on: news that arrives. */
abstract class AnnouncerContract {
  private static final Announcement NEWS =
      new Announcement(
          "orders: upgraded to 17.11",
          "Cluster orders runs 17.11 – für alle.",
          "Cluster Upgrade Succeeded",
          "{\"cluster\":\"orders\"}");

  private final VirtualTimeline time = new VirtualTimeline(Instant.parse("2026-11-22T10:00:00Z"));
  private final Account account = new Account("123456789012", "eu-west-1");
  private final MemorySqs sqs = new MemorySqs(account, time, QueuePlan.NONE);
  private final Topics topics = new Topics(account, sqs, time);
  private final EventBus bus = new EventBus(account, sqs, time, EventPlan.NONE, Runnable::run);
  private String queue = "";
  private String topic = "";

  /** The way to SNS. */
  abstract SnsClient reach(Topics topics);

  /** The way to EventBridge. */
  abstract EventBridgeClient reach(EventBus bus);

  @BeforeEach
  void listen() {
    topic = topics.createTopic(t -> t.name("upgrades")).topicArn();
    topics.subscribe(s -> s.topicArn(topic).protocol("email").endpoint("dba@example.com"));
    queue = sqs.createQueue(q -> q.queueName("listener")).queueUrl();
    String arn =
        sqs.getQueueAttributes(q -> q.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    bus.putRule(r -> r.name("news").eventPattern("{\"source\":[\"aurora-fleet\"]}"));
    bus.putTargets(r -> r.rule("news").targets(Target.builder().id("1").arn(arn).build()));
  }

  @Test
  void newsReachesPeopleByMailAndProgramsByEvent() {
    announcer(topic).announce(NEWS);

    assertThat(topics.mails())
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.subject()).isEqualTo(NEWS.subject());
              assertThat(mail.body()).contains(NEWS.text());
            });
    assertThat(events())
        .singleElement()
        .asString()
        .contains("\"source\":\"aurora-fleet\"")
        .contains("\"detail-type\":\"Cluster Upgrade Succeeded\"")
        .contains("\"detail\":{\"cluster\":\"orders\"}");
  }

  @Test
  void withoutATopicThereAreEventsOnly() {
    new SnsAndEventBridgeAnnouncer(reach(topics), reach(bus), Optional.empty()).announce(NEWS);

    assertThat(topics.mails()).isEmpty();
    assertThat(events()).hasSize(1);
  }

  @Test
  void aSubjectBecomesOneLineThatSnsTakes() {
    announcer(topic)
        .announce(new Announcement("Größe:\n" + "x".repeat(200), "text", NEWS.kind(), "{}"));

    assertThat(topics.mails())
        .singleElement()
        .satisfies(
            mail ->
                assertThat(mail.subject()).hasSize(100).matches("[ -~]+").startsWith("Gr??e: xxx"));
  }

  @Test
  void aTextLargerThanAMailIsCut() {
    announcer(topic).announce(new Announcement("subject", "ä€".repeat(200_000), NEWS.kind(), "{}"));

    assertThat(topics.mails()).singleElement().asString().contains("[cut]");
  }

  @Test
  void aTopicThatDoesNotExistIsToldAndTheEventSentAllTheSame() {
    OutsideException fault =
        catchThrowableOfType(
            OutsideException.class, () -> announcer(topic + "-nowhere").announce(NEWS));

    assertThat(fault.failure().code()).isEqualTo("not-found");
    assertThat(fault).hasMessageContaining("upgrades-nowhere");
    assertThat(events()).hasSize(1);
  }

  @Test
  void anEventThatTheBusRefusesIsNotTakenForPublished() {
    Announcement malformed = new Announcement("subject", "text", NEWS.kind(), "not JSON");

    OutsideException fault =
        catchThrowableOfType(OutsideException.class, () -> announcer(topic).announce(malformed));

    assertThat(fault).hasMessageContaining("MalformedDetail");
  }

  private Announcer announcer(String arn) {
    return new SnsAndEventBridgeAnnouncer(
        reach(topics), reach(bus), Optional.of(new TopicArn(arn)));
  }

  private List<String> events() {
    time.advance(Duration.ZERO);
    return sqs.peek(queue).stream().map(Message::body).toList();
  }
}
