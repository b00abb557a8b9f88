package io.aurorafleet.report.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.survey.ClusterSurvey.Contents;
import io.aurorafleet.survey.ClusterSurvey.Database;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the advice, each with the reason that a reader must find. */
class AdvisorTest {
  private static final LocalDate SOON = LocalDate.parse("2027-02-28");
  private static final LocalDate FAR = LocalDate.parse("2029-02-28");
  private static final Contents FEW = Given.contents(100, 2);
  private static final Contents MANY = Given.contents(20_000, 2);

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void advice(String name, AdviceFacts facts, Strategy strategy, String reason) {
    Advice advice = Advisor.advise(facts);

    assertThat(advice.strategy()).isEqualTo(strategy);
    assertThat(advice.reasons()).anyMatch(r -> r.contains(reason));
  }

  static Stream<Arguments> advice() {
    return Stream.of(
        row("at the target", facts("17.7", FEW), Strategy.DO_NOT_TOUCH, "at 17.7 already"),
        row("past the target", facts("17.9", FEW), Strategy.DO_NOT_TOUCH, "at 17.9 already"),
        row(
            "long-term release with years to go",
            with("16.8", FAR, MANY),
            Strategy.DO_NOT_TOUCH,
            "long-term support release"),
        row(
            "long-term release near its end",
            with("14.6", SOON, FEW),
            Strategy.IN_PLACE,
            "100 tables in 2 databases"),
        row(
            "long-term release whose end nobody tells",
            with("16.8", null, FEW),
            Strategy.IN_PLACE,
            "100 tables"),
        row(
            "minor",
            new AdviceFacts(v("17.4"), v("17.7"), false, Given.TODAY, FAR, false, null, MANY),
            Strategy.IN_PLACE,
            "minor upgrade"),
        row("not looked into", with("16.9", FAR, null), Strategy.IN_PLACE, "cannot be told"),
        row("small", with("16.9", FAR, FEW), Strategy.IN_PLACE, "few"),
        row("many tables", with("16.11", FAR, MANY), Strategy.BLUE_GREEN, "takes seconds"),
        row("many tables, older minor", with("16.9", FAR, MANY), Strategy.BLUE_GREEN, "a minute"),
        row("not replicating yet", with("16.9", FAR, MANY), Strategy.BLUE_GREEN, "takes a reboot"),
        row("no DDL", with("16.9", FAR, MANY), Strategy.BLUE_GREEN, "No schema change"),
        row(
            "many databases",
            with("16.9", FAR, Given.contents(50, 50)),
            Strategy.BLUE_GREEN,
            "50 databases"),
        row(
            "managed secret",
            new AdviceFacts(v("16.9"), Given.V17, true, Given.TODAY, FAR, true, null, MANY),
            Strategy.IN_PLACE,
            "RDS manages its master password"),
        row(
            "CloudFormation",
            new AdviceFacts(v("16.9"), Given.V17, true, Given.TODAY, FAR, false, "net", MANY),
            Strategy.IN_PLACE,
            "CloudFormation stack net"),
        row(
            "no key",
            holding(Given.database("a", 20_000, 3, 0, 0, 0, 0, Map.of()), 0),
            Strategy.IN_PLACE,
            "3 tables without primary key or replica identity (a)"),
        row(
            "unlogged",
            holding(Given.database("a", 20_000, 0, 1, 0, 0, 0, Map.of()), 0),
            Strategy.IN_PLACE,
            "1 unlogged table (a)"),
        row(
            "large objects",
            holding(Given.database("a", 20_000, 0, 0, 0, 1500, 0, Map.of()), 0),
            Strategy.IN_PLACE,
            "1,500 large objects"),
        row(
            "subscriber",
            holding(Given.database("a", 20_000, 0, 0, 0, 0, 1, Map.of()), 0),
            Strategy.IN_PLACE,
            "logical subscriber"),
        row(
            "publisher",
            holding(Given.database("a", 20_000, 0, 0, 0, 0, 0, Map.of()), 2),
            Strategy.IN_PLACE,
            "2 logical replication slots"),
        row(
            "pglogical",
            holding(Given.database("a", 20_000, 0, 0, 0, 0, 0, Map.of("pglogical", "2")), 0),
            Strategy.IN_PLACE,
            "Extension pglogical"),
        row(
            "materialized views",
            holding(Given.database("a", 20_000, 0, 0, 4, 0, 0, Map.of()), 0),
            Strategy.BLUE_GREEN,
            "4 materialized views (a) to be refreshed"),
        row(
            "pg_cron",
            holding(Given.database("a", 20_000, 0, 0, 0, 0, 0, Map.of("pg_cron", "1.6")), 0),
            Strategy.BLUE_GREEN,
            "pg_cron has to be off on green"));
  }

  private static AdviceFacts holding(Database database, int slots) {
    return with("16.9", FAR, new Contents(List.of(database), slots, 0, 1, "logical"));
  }

  private static AdviceFacts facts(String version, Contents contents) {
    return with(version, FAR, contents);
  }

  private static AdviceFacts with(
      String version, @Nullable LocalDate standardEnd, @Nullable Contents contents) {
    return new AdviceFacts(
        v(version), Given.V17, true, Given.TODAY, standardEnd, false, null, contents);
  }

  private static EngineVersion v(String text) {
    return new EngineVersion(text);
  }

  private static Arguments row(String name, AdviceFacts facts, Strategy strategy, String reason) {
    return arguments(name, facts, strategy, reason);
  }
}
