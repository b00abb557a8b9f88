package io.aurorafleet.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Checks;
import io.aurorafleet.preflight.Upgrade;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** How many journeys the checks of a session take, and what one that fails takes away. */
class CheckRunTest {
  private static final Upgrade UPGRADE =
      Upgrade.of(new EngineVersion("15.19"), new EngineVersion("17.11"), true, Slots.REFUSE);
  private static final List<Check> CHECKS = Checks.forHop(UPGRADE);
  private static final String OTHER = "SELECT 1 AS one";

  private final List<Integer> journeys = new ArrayList<>();

  @Test
  void askedAheadTheyTakeOneJourney() {
    CheckRun run = new CheckRun(session("", query -> false), "app", UPGRADE);
    assertThat(run.ahead(CHECKS, Check.Scope.DATABASE, List.of(OTHER))).isEmpty();
    assertThat(run.until(CHECKS, Check.Scope.DATABASE)).isEmpty();
    run.observe(OTHER);
    assertThat(journeys).singleElement().satisfies(n -> assertThat(n).isGreaterThan(15));
  }

  @Test
  void oneThatIsRefusedTakesNoOtherAway() {
    CheckRun run =
        new CheckRun(
            session("not-permitted", query -> query.contains("pg_largeobject")), "app", UPGRADE);
    assertThat(run.ahead(CHECKS, Check.Scope.DATABASE, List.of())).isEmpty();
    assertThat(run.until(CHECKS, Check.Scope.DATABASE)).isEmpty();
    assertThat(run.findings())
        .filteredOn(f -> f.check().equals("not-checked"))
        .extracting(Finding::what)
        .singleElement()
        .asString()
        .contains("large-objects");
    assertThat(journeys).as("all at once, then each by itself").hasSizeGreaterThan(15);
  }

  @Test
  void aSessionThatIsGoneIsAskedNothingMore() {
    CheckRun run = new CheckRun(session("database-unreachable", query -> true), "app", UPGRADE);
    Optional<Failure> lost = run.ahead(CHECKS, Check.Scope.DATABASE, List.of());
    assertThat(lost).map(Failure::code).contains("database-unreachable");
    assertThat(journeys).hasSize(1);
  }

  /** Finds nothing; refuses what fits. */
  private DatabaseSession session(String code, Predicate<String> refused) {
    return (DatabaseSession)
        Proxy.newProxyInstance(
            DatabaseSession.class.getClassLoader(),
            new Class<?>[] {DatabaseSession.class},
            (proxy, method, arguments) -> {
              List<?> asked =
                  arguments[0] instanceof List<?> all ? all : List.of((String) arguments[0]);
              journeys.add(asked.size());
              if (asked.stream().anyMatch(query -> refused.test((String) query))) {
                throw new OutsideException(Failure.fix(code, "No.", "Allow it."));
              }
              List<Map<String, String>> none = List.of();
              return arguments[0] instanceof List<?>
                  ? asked.stream().map(query -> none).toList()
                  : none;
            });
  }
}
