package io.aurorafleet.sandbox.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.queue.MemorySqs;
import io.aurorafleet.sandbox.queue.QueuePlan;
import io.aurorafleet.sandbox.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.model.Message;

class EventBusTest {
  private static final String PATTERN =
      """
      {"source":["aws.rds"],"detail":{"EventID":["RDS-EVENT-0173"]}}""";

  private final VirtualTimeline time = new VirtualTimeline(Instant.parse("2026-11-22T00:00:00Z"));
  private final MemorySqs sqs = new MemorySqs(Account.EXAMPLE, time, QueuePlan.NONE);
  private final EventBus bus = bus(EventPlan.NONE);
  private String queue;

  private EventBus bus(EventPlan plan) {
    return new EventBus(Account.EXAMPLE, sqs, time, plan, Runnable::run);
  }

  @BeforeEach
  void createRule() {
    queue = sqs.createQueue(q -> q.queueName("events")).queueUrl();
    route(bus);
  }

  private static void route(EventBus bus) {
    bus.putRule(r -> r.name("rds").eventPattern(PATTERN));
    bus.putTargets(t -> t.rule("rds").targets(target("1", "events")));
  }

  @Test
  void anEventThatMatchesReachesTheQueueInItsEnvelope() {
    emit(bus, "RDS-EVENT-0173");
    emit(bus, "RDS-EVENT-9999");
    time.advance(Duration.ZERO);

    assertThat(arrived())
        .containsExactly(
            """
            {"version":"0","id":"45560000-0000-4000-8000-000000000000",\
            "detail-type":"RDS DB Cluster Event","source":"aws.rds","account":"123456789012",\
            "time":"2026-11-22T00:00:00Z","region":"us-east-1",\
            "resources":["arn:aws:rds:us-east-1:123456789012:cluster:orders"],\
            "detail":{"EventID":"RDS-EVENT-0173"}}""");
  }

  @Test
  void aPlanMayDropDoubleAndDelayEvents() {
    EventBus unruly =
        bus(
            event ->
                event.contains("doubled")
                    ? List.of(Duration.ZERO, Duration.ofHours(1))
                    : List.of());
    unruly.putRule(r -> r.name("all").eventPattern("{\"source\":[{\"prefix\":\"aws.\"}]}"));
    unruly.putTargets(t -> t.rule("all").targets(target("1", "events")));

    emit(unruly, "doubled");
    emit(unruly, "lost");
    time.advance(Duration.ZERO);
    assertThat(arrived()).hasSize(1);
    time.advance(Duration.ofHours(1));
    assertThat(arrived()).hasSize(1);
  }

  @Test
  void usersMayNotSpeakAsAws() {
    PutEventsResponse response =
        bus.putEvents(
            p -> p.entries(entry("aws.rds", "{}"), entry("mine", "[]"), entry("mine", "{}")));

    assertThat(response.failedEntryCount()).isEqualTo(2);
    assertThat(response.entries())
        .extracting(PutEventsResultEntry::errorCode)
        .containsExactly("NotAuthorizedForSource", "MalformedDetail", null);
  }

  @Test
  void rulesAreListedDescribedAndDeletedAfterTheirTargets() {
    assertThat(bus.listRules(r -> {}).rules()).extracting(r -> r.name()).containsExactly("rds");
    assertThat(bus.describeRule(r -> r.name("rds")).eventPattern()).isEqualTo(PATTERN);
    assertThat(bus.listTargetsByRule(r -> r.rule("rds")).targets()).hasSize(1);

    assertThatThrownBy(() -> bus.deleteRule(r -> r.name("rds")))
        .isInstanceOf(EventBridgeException.class)
        .hasMessageContaining("targets");
    bus.removeTargets(r -> r.rule("rds").ids("1"));
    bus.deleteRule(r -> r.name("rds"));
    assertThatThrownBy(() -> bus.describeRule(r -> r.name("rds")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void aReplacedRuleKeepsItsTargetsAndForgetsItsOldPattern() {
    bus.putRule(r -> r.name("rds").eventPattern("{\"detail\":{\"EventID\":[\"RDS-EVENT-0170\"]}}"));
    emit(bus, "RDS-EVENT-0173");
    emit(bus, "RDS-EVENT-0170");
    time.advance(Duration.ZERO);

    assertThat(arrived()).hasSize(1).first().asString().contains("RDS-EVENT-0170");
  }

  @Test
  void patternsAreTestedAndBadOnesRefused() {
    String event =
        """
        {"id":"1","source":"aws.rds","detail-type":"x","account":"1","time":"2026-11-22T00:00:00Z",\
        "region":"us-east-1","resources":[],"detail":{"EventID":"RDS-EVENT-0173"}}""";

    assertThat(bus.testEventPattern(t -> t.event(event).eventPattern(PATTERN)).result()).isTrue();
    assertThatThrownBy(() -> bus.putRule(r -> r.name("bad").eventPattern("{\"source\":\"x\"}")))
        .isInstanceOf(InvalidEventPatternException.class);
  }

  @Test
  void aTargetThatIsGoneDoesNotHarmTheOthers() {
    bus.putTargets(t -> t.rule("rds").targets(target("0", "gone")));
    emit(bus, "RDS-EVENT-0173");
    time.advance(Duration.ZERO);

    assertThat(arrived()).hasSize(1);
  }

  private static Target target(String id, String queue) {
    return Target.builder().id(id).arn("arn:aws:sqs:us-east-1:123456789012:" + queue).build();
  }

  private static PutEventsRequestEntry entry(String source, String detail) {
    return PutEventsRequestEntry.builder().source(source).detailType("x").detail(detail).build();
  }

  private static void emit(EventBus bus, String eventId) {
    bus.emit(
        "aws.rds",
        "RDS DB Cluster Event",
        "{\"EventID\":\"" + eventId + "\"}",
        List.of("arn:aws:rds:us-east-1:123456789012:cluster:orders"));
  }

  private List<String> arrived() {
    return sqs
        .receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10).visibilityTimeout(43_200))
        .messages()
        .stream()
        .map(Message::body)
        .toList();
  }
}
