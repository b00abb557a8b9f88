package io.aurorafleet.sandbox.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.Event;

/** Events: what EventBridge gets, and what DescribeEvents remembers. */
class EventsTest {
  private final SimulatedRegion region = new SimulatedRegion();

  @Test
  void theDetailForTheBusHasIdTypeSourceAndTags() throws Exception {
    region
        .rds
        .seed(
            ClusterSeed.of("orders", "16.13", SimulatedRegion.USER, SimulatedRegion.PASSWORD)
                .withTags(Map.of("UpgradeDB", "Y")))
        .join();
    region.passHours();
    SimulatedRegion.Sent sent = region.sent.get(0);
    JsonNode detail = new ObjectMapper().readTree(sent.detail());
    assertThat(sent.detailType()).isEqualTo("RDS DB Cluster Event");
    assertThat(detail)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"EventCategories": ["creation"], "SourceType": "CLUSTER",
                     "SourceArn": "arn:aws:rds:eu-west-1:123456789012:cluster:orders",
                     "Date": "2026-11-22T10:00:00Z", "Message": "DB cluster created",
                     "SourceIdentifier": "orders", "EventID": "RDS-EVENT-0170",
                     "Tags": {"UpgradeDB": "Y"}}
                    """));
  }

  @Test
  void deliveryTakesAMomentButDescribeEventsKnowsAtOnce() {
    region.seed("orders", "16.13");
    assertThat(region.sent).isEmpty();
    assertThat(region.messages("db-cluster", "orders")).containsExactly("DB cluster created");
    region.pass(Duration.ofSeconds(10));
    assertThat(region.told("RDS-EVENT-0170", "orders")).isTrue();
  }

  @Test
  void withoutAWindowOnlyTheLastHourIsShownAndAfterFourteenDaysNothing() {
    region.seed("orders", "16.13");
    region.passHours();
    assertThat(events(null)).isEmpty();
    assertThat(events(24 * 60)).hasSize(2);
    region.pass(Duration.ofDays(15));
    region.seed("later", "16.13");
    assertThat(events(20 * 24 * 60))
        .extracting(Event::sourceIdentifier)
        .containsExactly("later", "later-instance-1");
  }

  private List<Event> events(Integer minutes) {
    return region.rds.describeEvents(r -> r.duration(minutes)).events();
  }

  @Test
  void canBeNarrowedAndPaged() {
    for (int i = 0; i < 15; i++) {
      region.seed("c" + i, "16.13");
    }
    assertThat(region.rds.describeEventsPaginator(r -> r.maxRecords(20)).events().stream().toList())
        .hasSize(30)
        .doesNotHaveDuplicates();
    assertThat(
            region
                .rds
                .describeEvents(r -> r.sourceType("db-instance").sourceIdentifier("c3-instance-1"))
                .events())
        .extracting(Event::message)
        .containsExactly("DB instance created");
    assertThat(region.rds.describeEvents(r -> r.eventCategories("deletion")).events()).isEmpty();
    assertThatThrownBy(() -> region.rds.describeEvents(r -> r.sourceIdentifier("c3")))
        .hasMessageContaining("SourceType");
  }
}
