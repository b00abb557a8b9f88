package io.aurorafleet.preflight;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.preflight.catalogs.CatalogChecks;
import io.aurorafleet.preflight.extensions.AbsentOnTarget;
import io.aurorafleet.preflight.extensions.ExtensionChecks;
import io.aurorafleet.preflight.objects.CollationChecks;
import io.aurorafleet.preflight.objects.DatabaseObjectChecks;
import io.aurorafleet.preflight.objects.OldObjectChecks;
import io.aurorafleet.preflight.objects.PolymorphicChecks;
import io.aurorafleet.preflight.objects.TableChecks;
import io.aurorafleet.preflight.replication.LeftoverChecks;
import io.aurorafleet.preflight.replication.SlotChecks;
import io.aurorafleet.preflight.replication.SubscriptionChecks;
import io.aurorafleet.preflight.server.DatabaseChecks;
import io.aurorafleet.preflight.server.NameChecks;
import io.aurorafleet.preflight.server.RoleChecks;
import io.aurorafleet.preflight.transactions.TransactionChecks;
import io.aurorafleet.preflight.types.TypeChecks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All checks of databases. To add one, write it in its family's file and name the family here. */
public final class Checks {
  /** Every check, of every upgrade, in the order of reports. */
  public static final List<Check> ALL =
      Stream.of(
              DatabaseChecks.ALL,
              NameChecks.ALL,
              RoleChecks.ALL,
              TransactionChecks.ALL,
              SlotChecks.ALL,
              SubscriptionChecks.ALL,
              LeftoverChecks.ALL,
              TypeChecks.ALL,
              OldObjectChecks.ALL,
              PolymorphicChecks.ALL,
              TableChecks.ALL,
              DatabaseObjectChecks.ALL,
              CollationChecks.ALL,
              CatalogChecks.ALL,
              ExtensionChecks.ALL,
              List.of(AbsentOnTarget.check(new TargetExtensions("none asked", Map.of()))))
          .flatMap(List::stream)
          .toList();

  /** Needs an answer of the target, so it is there only where one was got. */
  private static final Set<String> ASKED_OF_TARGET = Set.of("extensions-absent-on-target");

  private Checks() {}

  /** The checks that matter for a hop. */
  public static List<Check> forHop(Upgrade upgrade) {
    return ALL.stream()
        .filter(check -> !ASKED_OF_TARGET.contains(check.id()))
        .filter(check -> check.applies(upgrade))
        .map(check -> check.on(upgrade))
        .toList();
  }

  /** The same, with what a server of the target version offers. */
  public static List<Check> forHop(Upgrade upgrade, TargetExtensions target) {
    Check asked = AbsentOnTarget.check(target);
    return Stream.concat(
            forHop(upgrade).stream(), Stream.of(asked).filter(check -> check.applies(upgrade)))
        .toList();
  }

  public static List<Check> forHop(
      EngineVersion from, EngineVersion to, boolean major, Slots slots) {
    return forHop(Upgrade.of(from, to, major, slots));
  }

  /**
   * Runs the checks of one scope on one session; equal queries run once.
   *
   * @param database null for {@link Check.Scope#CLUSTER}
   * @param observe runs a query that only looks; values as text and null as ""
   */
  public static List<Finding> run(
      List<Check> checks,
      Check.Scope scope,
      Upgrade upgrade,
      @Nullable String database,
      Function<String, List<Map<String, String>>> observe) {
    Map<String, List<Map<String, String>>> seen = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (Check check : checks) {
      if (check.scope() == scope) {
        Optional<Finding> finding =
            check.decide(upgrade, database, seen.computeIfAbsent(check.query(), observe));
        finding.ifPresent(findings::add);
      }
    }
    return findings;
  }
}
