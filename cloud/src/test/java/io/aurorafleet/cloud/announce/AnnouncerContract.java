package io.aurorafleet.cloud.announce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.json.UnreadableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
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

  private String name = "";
  private String events = "";
  private String mails = "";
  private String topic = "";

  abstract SnsClient sns();

  abstract EventBridgeClient bus();

  abstract SqsClient sqs();

  /** Seconds in which what was sent is there; nothing waits that long for it. */
  abstract int patience();

  /** A queue stands for a mailbox: it is handed the same subject and text. */
  @BeforeEach
  void listen() {
    name = "news-" + UUID.randomUUID();
    events = queue(name);
    mails = queue(name + "-mails");
    topic = sns().createTopic(t -> t.name(name)).topicArn();
    sns().subscribe(s -> s.topicArn(topic).protocol("sqs").endpoint(arn(mails)));
    bus().putRule(r -> r.name(name).eventPattern("{\"source\":[\"aurora-fleet\"]}"));
    bus().putTargets(r -> r.rule(name).targets(Target.builder().id("1").arn(arn(events)).build()));
  }

  @AfterEach
  void fallSilent() throws Exception {
    bus().removeTargets(r -> r.rule(name).ids("1"));
    bus().deleteRule(r -> r.name(name));
  }

  @Test
  void newsReachesPeopleByTheTopicAndProgramsByEvent() throws Exception {
    announcer(topic).announce(NEWS);

    JsonNode mail = mail();
    assertThat(mail.path("Subject").asText()).isEqualTo(NEWS.subject());
    assertThat(mail.path("Message").asText()).isEqualTo(NEWS.text());
    JsonNode event = one(events);
    assertThat(event.path("source").asText()).isEqualTo("aurora-fleet");
    assertThat(event.path("detail-type").asText()).isEqualTo(NEWS.kind());
    assertThat(event.path("detail")).isEqualTo(Json.tree(NEWS.detail()));
  }

  @Test
  void withoutATopicThereAreEventsOnly() throws Exception {
    new SnsAndEventBridgeAnnouncer(sns(), bus(), Optional.empty()).announce(NEWS);

    assertThat(one(events).path("detail-type").asText()).isEqualTo(NEWS.kind());
    assertThat(receive(mails, 0)).isEmpty();
  }

  @Test
  void aSubjectBecomesOneLineThatSnsTakes() throws Exception {
    announcer(topic)
        .announce(new Announcement("Größe:\n" + "x".repeat(200), "text", NEWS.kind(), "{}"));

    assertThat(mail().path("Subject").asText())
        .hasSize(100)
        .matches("[ -~]+")
        .startsWith("Gr??e: xxx");
  }

  @Test
  void aTextLargerThanAMailIsCut() throws Exception {
    announcer(topic).announce(new Announcement("subject", "ä€".repeat(200_000), NEWS.kind(), "{}"));

    assertThat(mail().path("Message").asText()).endsWith("[cut]");
  }

  @Test
  void aTopicThatDoesNotExistIsToldAndTheEventSentAllTheSame() throws Exception {
    OutsideException fault =
        catchThrowableOfType(
            OutsideException.class, () -> announcer(topic + "-nowhere").announce(NEWS));

    assertThat(fault.failure().code()).isEqualTo("not-found");
    assertThat(fault).hasMessageContaining(name + "-nowhere");
    assertThat(one(events).path("detail-type").asText()).isEqualTo(NEWS.kind());
  }

  @Test
  void anEventThatTheBusRefusesIsNotTakenForPublished() {
    Announcement malformed = new Announcement("subject", "text", NEWS.kind(), "not JSON");

    OutsideException fault =
        catchThrowableOfType(OutsideException.class, () -> announcer(topic).announce(malformed));

    assertThat(fault).hasMessageContaining("MalformedDetail");
  }

  private Announcer announcer(String arn) {
    return new SnsAndEventBridgeAnnouncer(sns(), bus(), Optional.of(new TopicArn(arn)));
  }

  private String queue(String called) {
    return sqs().createQueue(q -> q.queueName(called)).queueUrl();
  }

  private String arn(String queue) {
    Map<QueueAttributeName, String> attributes =
        sqs()
            .getQueueAttributes(q -> q.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes();
    return String.valueOf(attributes.get(QueueAttributeName.QUEUE_ARN));
  }

  private JsonNode mail() throws UnreadableException {
    return one(mails);
  }

  private JsonNode one(String queue) throws UnreadableException {
    List<Message> messages = receive(queue, patience());
    assertThat(messages).hasSize(1);
    return Json.tree(messages.get(0).body());
  }

  private List<Message> receive(String queue, int seconds) {
    return sqs()
        .receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(seconds))
        .messages();
  }
}
