package io.aurorafleet.preflight.extensions;

import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.preflight.Basis;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Majors;
import io.aurorafleet.preflight.Upgrade;
import io.aurorafleet.preflight.rule.Listing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Installed extensions that the table of removed ones names for this upgrade. */
final class NotOffered implements Check {
  @Override
  public String id() {
    return "extensions-not-offered";
  }

  @Override
  public Scope scope() {
    return Scope.DATABASE;
  }

  @Override
  public Severity severity(Upgrade upgrade) {
    return Severity.BLOCKER;
  }

  @Override
  public Majors majors() {
    return Majors.MAJOR;
  }

  @Override
  public Basis basis() {
    return Basis.PG_UPGRADE;
  }

  @Override
  public String meaning() {
    return "The new major does not offer these extensions; their libraries do not load there.";
  }

  @Override
  public String remedy() {
    return "Move off them, then drop them:";
  }

  @Override
  public String source() {
    return "pg_upgrade 13–18, loadable_libraries.txt; a maintained table (PostgreSQL release notes,"
        + " Aurora and RDS User Guides)";
  }

  @Override
  public boolean applies(Upgrade upgrade) {
    return Removed.ALL.stream().anyMatch(r -> r.kind().equals("extension") && r.lostBy(upgrade));
  }

  @Override
  public String query() {
    return Installed.QUERY;
  }

  @Override
  public Optional<Finding> decide(
      Upgrade upgrade, @Nullable String database, List<Map<String, String>> rows) {
    List<Map<String, String>> lost =
        rows.stream()
            .filter(r -> Removed.of(upgrade, "extension", Installed.name(r)).isPresent())
            .toList();
    if (lost.isEmpty()) {
      return Optional.empty();
    }
    List<String> details =
        lost.stream()
            .map(r -> r.getOrDefault("object", "") + because(upgrade, Installed.name(r)))
            .toList();
    return Optional.of(
        new Finding(
            id(),
            Severity.BLOCKER,
            database,
            meaning(),
            details,
            Listing.under(remedy(), lost, "fix"),
            source()));
  }

  private static String because(Upgrade upgrade, String name) {
    return Removed.of(upgrade, "extension", name)
        .map(r -> ", last offered by %d: %s".formatted(r.last(), r.instead()))
        .orElse("");
  }
}
