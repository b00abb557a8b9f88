package io.aurorafleet.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.preflight.TargetExtensions;
import io.aurorafleet.sandbox.rds.ClusterSeed;
import io.aurorafleet.sandbox.rds.memory.MemoryDataPlane;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom one may ask for the target's extensions, and how often, on servers that only say that. */
final class TargetServersChoiceTest {
  private static final Databases.Worker WORKER = new Databases.Worker("plan", "orders", 1);
  private static final Map<String, String> TAGS = Map.of(Region.NAMED, "login");

  /** What clusters offer; those not named here let nobody in. */
  private final Map<String, List<String>> offered = new HashMap<>();

  private final Map<Integer, String> ports = new HashMap<>();

  private final List<String> asked = new ArrayList<>();
  private final Region region =
      new Region(
          new MemoryDataPlane(),
          (place, login, worker) -> open(place.port()),
          new Crew(1, Duration.ofMillis(20)));

  @BeforeEach
  void login() {
    region.secret("login", "{\"username\":\"u\",\"password\":\"p\"}");
  }

  @Test
  void isOneOfExactlyTheTargetsVersion() {
    cluster("a-older", "16.15", TAGS, "of-16");
    cluster("b-newer", "18.6", TAGS, "of-18");
    cluster("c-same", "17.11", TAGS, "of-17");
    assertThat(offers()).contains("of-17");
    assertThat(asked).containsExactly("c-same");
  }

  @Test
  void isOneThatIsAvailable() {
    cluster("canary", "17.11", TAGS, "of-17");
    region.status = "upgrading";
    assertThat(offers()).isEmpty();
    assertThat(asked).isEmpty();
  }

  /** Those that are not ours do not use up the tries either. */
  @Test
  void isOneWithTheTagOfALogin() {
    cluster("a-foreign", "17.11", Map.of(), "of-17");
    cluster("b-foreign", "17.11", Map.of(), "of-17");
    cluster("c-untold", "17.11", Map.of(Region.NAMED, " "), "of-17");
    cluster("d-untold", "17.11", Map.of(Region.NAMED, ""), "of-17");
    assertThat(offers()).isEmpty();
    assertThat(asked).isEmpty();
    region.time.advance(Duration.ofMinutes(10));
    cluster("e-ours", "17.11", TAGS, "of-17");
    assertThat(offers()).contains("of-17");
    assertThat(asked).containsExactly("e-ours");
  }

  @Test
  void isTheNextOneWhereOneDoesNotAnswerButNoThird() {
    cluster("a-dark", "17.11", TAGS);
    cluster("b-light", "17.11", TAGS, "of-17");
    assertThat(offers()).contains("of-17");
    assertThat(asked).containsExactly("a-dark", "b-light");
  }

  @Test
  void isNoThirdOne() {
    cluster("a-dark", "17.11", TAGS);
    cluster("b-dark", "17.11", TAGS);
    cluster("c-light", "17.11", TAGS, "of-17");
    assertThat(offers()).isEmpty();
    assertThat(asked).containsExactly("a-dark", "b-dark");
  }

  @Test
  void thatListsNothingHasNotAnswered() {
    cluster("a-silent", "17.11", TAGS);
    offered.put("a-silent", List.of());
    assertThat(offers()).isEmpty();
    assertThat(asked).containsExactly("a-silent");
  }

  @Test
  void answersForTenMinutesAndSoDoesSilence() {
    cluster("canary", "17.11", TAGS);
    assertThat(offers()).isEmpty();
    offered.put("canary", List.of("of-17"));
    region.time.advance(Duration.ofMinutes(9));
    assertThat(offers()).isEmpty();
    region.time.advance(Duration.ofMinutes(1));
    assertThat(offers()).contains("of-17");
    offered.clear();
    region.time.advance(Duration.ofMinutes(9));
    assertThat(offers()).contains("of-17");
    assertThat(asked).containsExactly("canary", "canary");
    region.time.advance(Duration.ofMinutes(1));
    assertThat(offers()).isEmpty();
  }

  @Test
  void isNamedInTheAnswer() {
    cluster("canary", "17.11", TAGS, "hstore");
    TargetExtensions answer = region.targets.offers(Region.V17, WORKER).orElseThrow();
    assertThat(answer.version()).isEqualTo("17.11, cluster canary");
  }

  private Optional<String> offers() {
    return region
        .targets
        .offers(Region.V17, WORKER)
        .map(answer -> String.join(",", answer.offered().keySet()));
  }

  private void cluster(String name, String version, Map<String, String> tags, String... names) {
    region.rds.seed(ClusterSeed.of(name, version, "master", "correct horse").withTags(tags)).join();
    ports.put(region.view(name).port(), name);
    if (names.length > 0) {
      offered.put(name, List.of(names));
    }
  }

  private DatabaseSession open(int port) {
    String cluster = ports.getOrDefault(port, "unknown");
    asked.add(cluster);
    List<String> names = offered.get(cluster);
    if (names == null) {
      throw new OutsideException(Failure.retry("database-unreachable", "No.", "Look."));
    }
    return (DatabaseSession)
        Proxy.newProxyInstance(
            DatabaseSession.class.getClassLoader(),
            new Class<?>[] {DatabaseSession.class},
            (proxy, method, arguments) ->
                method.getName().equals("observe")
                    ? names.stream().map(n -> Map.of("name", n, "version", "1")).toList()
                    : null);
  }
}
