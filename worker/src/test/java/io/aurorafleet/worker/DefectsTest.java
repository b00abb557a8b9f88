package io.aurorafleet.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.cloud.checkpoint.Pointers;
import io.aurorafleet.cloud.secret.Login;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.checkpoint.StepTrace;
import io.aurorafleet.contracts.signal.Order;
import io.aurorafleet.contracts.store.Keys;
import io.aurorafleet.worker.config.WorkerConfig;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.inbox.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Defects of the system this one replaces, as they would show in a worker. */
class DefectsTest {
  private final Rig rig = new Rig();
  private final Inbox one = rig.worker("one");
  private final Inbox two = rig.worker("two");

  /** One host command did the whole fleet; when it ended, so did everything. */
  @Test
  void defect8AWorkerThatDiesTakesNoOtherClusterAlongAndItsOwnGoesOn() {
    Order orders = Rig.order("orders-db");
    Order billing = Rig.order("billing-db");
    rig.dispatch(orders);
    rig.dispatch(billing);
    assertThat(rig.messages(rig.urls.work())).as("one message per cluster").isEqualTo(2);
    rig.looks.add(
        visit -> {
          throw new Killed();
        });

    assertThatThrownBy(() -> rig.drain(one)).isInstanceOf(Killed.class);
    rig.time.advance(Duration.ofSeconds(61));
    rig.drain(two);
    assertThat(List.of(orders, billing))
        .as("the one whose worker died still has its lease")
        .filteredOn(o -> rig.checkpoint(o).position() instanceof Position.Finished)
        .hasSize(1);
    rig.time.advance(Duration.ofSeconds(125));
    rig.drain(two);
    assertThat(List.of(orders, billing))
        .allMatch(o -> rig.checkpoint(o).position() instanceof Position.Finished);
  }

  /** Logs were copied at the end, and only of what had succeeded. */
  @Test
  void defect10LogsAreThereWhileTheWorkGoesOnAndAfterASurprise() {
    rig.looks.add(
        visit -> {
          visit.log("execution", "asked for a clone");
          return Outcome.waiting("the clone", Duration.ofMinutes(1));
        });
    rig.looks.add(
        visit -> {
          visit.log("execution", "about to break");
          throw new IllegalStateException("broken");
        });
    rig.dispatch();

    rig.drain(one);
    assertThat(logged()).singleElement().asString().contains("asked for a clone");

    rig.time.advance(Duration.ofSeconds(61));
    rig.drain(one);
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Halted.class);
    assertThat(logged()).hasSize(2).last().asString().contains("about to break");
  }

  private List<String> logged() {
    String prefix = Keys.artifact(Rig.order().run(), Rig.order().cluster(), "logs/execution/");
    return rig.objects.keys(prefix).stream()
        .map(key -> rig.objects.get(key).orElseThrow().body())
        .toList();
  }

  /** It slept 60 to 120 s before its first look, and 30 to 60 s before every other. */
  @Test
  void defect11AWaitEndsWithItsEventAndNotWithAnyClock() {
    rig.looks.add(visit -> Outcome.waiting("the clone", Duration.ofMinutes(15)));
    rig.dispatch();
    rig.pointers.claim(Rig.order(), Pointers.Kind.CLUSTER, "the-clone", rig.time.instant());
    Instant before = rig.time.instant();

    rig.drain(one);
    rig.sqs.sendMessage(
        r ->
            r.queueUrl(rig.urls.events())
                .messageBody(
                    """
                    {"id":"e1","detail-type":"RDS DB Cluster Event","source":"aws.rds",
                     "account":"123456789012","region":"us-east-1","time":"2026-11-22T21:00:00Z",
                     "detail":{"SourceType":"CLUSTER","SourceIdentifier":"the-clone",
                     "EventID":"RDS-EVENT-0170","Date":"2026-11-22T21:00:00Z","Message":"m"}}
                    """));
    rig.drain(two);

    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Finished.class);
    assertThat(rig.checkpoint().trail().get(0).endedBy()).isEqualTo(StepTrace.WokenBy.EVENT);
    assertThat(rig.time.instant()).as("not a moment passed").isEqualTo(before);
  }

  /** The password of the databases stood in the environment of every process it started. */
  @Test
  void defect13NoPasswordIsReadFromTheEnvironmentOrEverShown() throws Exception {
    Set<String> asked = new TreeSet<>();
    Map<String, String> environment =
        new HashMap<>() {
          private static final long serialVersionUID = 1;

          @Override
          public String getOrDefault(Object name, String otherwise) {
            asked.add(name.toString());
            return name.toString()
                    .matches(".*(CONCURRENCY|SECONDS?|SPEED|SESSIONS|LIMIT|MINUTES|MB)")
                ? ""
                : "x";
          }

          @Override
          public String get(Object name) {
            asked.add(name.toString());
            return "x";
          }
        };

    WorkerConfig config = WorkerConfig.from(environment, "host");

    assertThat(asked).hasSizeGreaterThan(5);
    assertThat(asked)
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).matches(".*(passw|pgpass|secret).*"));
    assertThat(config.toString() + new Login("aurora_maintenance_user", "hunter2"))
        .doesNotContain("hunter2");
  }

  /** As a SIGKILL: nothing of ours catches an error. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }
}
