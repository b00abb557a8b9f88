package io.aurorafleet.worker.steps.databases;

import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.contracts.checkpoint.ExtensionChange;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.engine.Budget;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.rules.Sight;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings every outdated extension of every database to the server's default version, each in its
 * own transaction; no upgrade of Aurora does. One that cannot be updated is named, and stops
 * neither the others nor the run. What a predecessor updated before it died is told too.
 */
public final class ExtensionsStep implements Step {
  private static final String INSTALLED = "SELECT extname, extversion FROM pg_catalog.pg_extension";

  private final Sight sight;
  private final Sessions sessions;

  @Inject
  ExtensionsStep(Sight sight, Sessions sessions) {
    this.sight = sight;
    this.sessions = sessions;
  }

  @Override
  public String name() {
    return "extensions";
  }

  @Override
  public Budget budget() {
    return Budget.PATIENT;
  }

  @Override
  public Outcome advance(Visit visit) {
    Sessions.Access access = sessions.access(sight.of(visit), visit.worker());
    List<ExtensionChange> all = new ArrayList<>();
    for (String database : access.databases()) {
      try (DatabaseSession session = access.open(database)) {
        session.takeOver(visit.pulse());
        List<ExtensionChange> tried = update(visit, session);
        visit.log(
            LogNames.EXTENSIONS, "Database %s: %d outdated.".formatted(database, tried.size()));
        all.addAll(changes(database, before(visit, database), installed(session), tried));
      }
    }
    long failed = all.stream().filter(ExtensionChange::failed).count();
    visit.log(
        LogNames.EXECUTION,
        "Extensions: %d updated, %d could not be.".formatted(all.size() - failed, failed));
    return Outcome.done(new Fact.ExtensionsUpdated(visit.now(), all));
  }

  private static List<ExtensionChange> update(Visit visit, DatabaseSession session) {
    List<ExtensionChange> tried = new ArrayList<>();
    session
        .outdatedExtensions()
        .forEach(
            (extension, offered) -> {
              visit.pulse().beat();
              ExtensionChange change = session.updateExtension(visit.fence(), extension);
              tried.add(change);
              visit.log(LogNames.EXTENSIONS, line(change, offered));
            });
    return tried;
  }

  private static String line(ExtensionChange change, String offered) {
    return change.failed()
        ? "%s.%s: stays at %s, FAILED to become %s: %s"
            .formatted(
                change.database(), change.extension(), change.to(), offered, change.problem())
        : "%s.%s: %s -> %s"
            .formatted(change.database(), change.extension(), change.from(), change.to());
  }

  /**
   * What became of a database's extensions: what was tried just now, and what a predecessor that
   * died updated already, seen by comparing with the state before the upgrade.
   */
  static List<ExtensionChange> changes(
      String database,
      Map<String, String> before,
      Map<String, String> now,
      List<ExtensionChange> tried) {
    Map<String, ExtensionChange> changes = new TreeMap<>();
    now.forEach(
        (extension, version) -> {
          String old = before.getOrDefault(extension, version);
          if (!old.equals(version)) {
            changes.put(extension, new ExtensionChange(database, extension, old, version, ""));
          }
        });
    for (ExtensionChange change : tried) {
      String from = before.getOrDefault(change.extension(), change.from());
      changes.put(
          change.extension(),
          new ExtensionChange(database, change.extension(), from, change.to(), change.problem()));
    }
    return List.copyOf(changes.values());
  }

  private static Map<String, String> before(Visit visit, String database) {
    return visit
        .latest(Fact.Baseline.class)
        .map(Fact.Baseline::databases)
        .orElse(List.of())
        .stream()
        .filter(d -> d.database().equals(database))
        .findFirst()
        .map(d -> d.extensions())
        .orElse(Map.of());
  }

  private static Map<String, String> installed(DatabaseSession session) {
    Map<String, String> installed = new TreeMap<>();
    for (Map<String, String> row : session.observe(INSTALLED)) {
      installed.put(row.getOrDefault("extname", ""), row.getOrDefault("extversion", ""));
    }
    return installed;
  }
}
