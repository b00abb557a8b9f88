package io.aurorafleet.report.plan;

import io.aurorafleet.survey.ClusterSurvey.Contents;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Advises in place, blue/green or neither. Blue/green wins on downtime wherever RDS allows it; it
 * costs a second cluster and forbids schema changes meanwhile, so it is only advised where an
 * upgrade in place would take long.
 */
final class Advisor {
  /** Standard support that lasts longer than this presses nobody. */
  private static final int MONTHS_OF_REST = 12;

  /**
   * From so many tables, views and databases on, pg_upgrade, which goes by their number and not by
   * bytes, is expected to take long. Our own figures: a rehearsal knows better.
   */
  static final long MANY_TABLES = 10_000;

  static final int MANY_DATABASES = 50;

  private Advisor() {}

  static Advice advise(AdviceFacts facts) {
    if (!facts.target().newerThan(facts.version())) {
      return Advice.of(
          Strategy.DO_NOT_TOUCH,
          "It is at %s already; target %s needs nothing."
              .formatted(facts.version(), facts.target()));
    }
    if (restful(facts)) {
      return Advice.of(
          Strategy.DO_NOT_TOUCH,
          "%s is a long-term support release, and its major is in standard support until %s: nothing presses."
              .formatted(facts.version(), facts.standardEnd()));
    }
    if (!facts.major()) {
      return Advice.of(
          Strategy.IN_PLACE,
          "A minor upgrade restarts the instances; blue/green would cost a second cluster to save that.");
    }
    Contents contents = facts.contents();
    if (contents == null) {
      return Advice.of(
          Strategy.IN_PLACE,
          "Whether blue/green would do cannot be told, as the databases could not be looked at.");
    }
    return weigh(facts, contents);
  }

  private static boolean restful(AdviceFacts facts) {
    LocalDate end = facts.standardEnd();
    return LongTerm.release(facts.version())
        && end != null
        && end.isAfter(facts.today().plusMonths(MONTHS_OF_REST));
  }

  private static Advice weigh(AdviceFacts facts, Contents contents) {
    List<String> refusals = BlueGreen.refusals(facts, contents);
    if (!refusals.isEmpty()) {
      return new Advice(Strategy.IN_PLACE, refusals);
    }
    String size =
        Words.count(contents.tables(), "table")
            + " in "
            + Words.count(contents.databases().size(), "database");
    if (contents.tables() < MANY_TABLES && contents.databases().size() < MANY_DATABASES) {
      return Advice.of(
          Strategy.IN_PLACE,
          "%s: few, and pg_upgrade goes by their number. Blue/green would be allowed, for a second cluster's price."
              .formatted(size));
    }
    List<String> reasons = new ArrayList<>();
    reasons.add(
        "%s make pg_upgrade take long; a switchover takes %s, and nothing here stands in its way."
            .formatted(size, BlueGreen.switchover(facts.version())));
    reasons.addAll(BlueGreen.conditions(contents));
    reasons.add("A run of aurora-fleet upgrades in place; it makes no blue/green deployment.");
    return new Advice(Strategy.BLUE_GREEN, reasons);
  }
}
