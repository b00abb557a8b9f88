package io.aurorafleet.worker.steps.slots;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Subscription;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Switches the cluster's own subscriptions off for a major upgrade and on again after it, so that
 * nothing is applied in between. Only those that were on come on again; what is to be switched off
 * is recorded before anything is.
 */
public final class Subscriptions {
  @Inject
  Subscriptions() {}

  /** Subscriptions that we switched off, or were about to, and that are not on again yet. */
  static List<Subscription> outstanding(Checkpoint checkpoint) {
    Set<Subscription> off = new LinkedHashSet<>();
    for (Fact fact : checkpoint.facts()) {
      if (fact instanceof Fact.SubscriptionsDisabled disabled) {
        off.addAll(disabled.subscriptions());
      } else if (fact instanceof Fact.SubscriptionsEnabled enabled) {
        enabled.enabled().forEach(off::remove);
      }
    }
    return List.copyOf(off);
  }

  /**
   * Switches off those that are on. They are recorded first, so that whoever comes after a crash
   * knows which to switch on again.
   */
  public void disable(Visit visit, Sessions.Access access) {
    List<Subscription> on = new ArrayList<>();
    for (String database : access.databases()) {
      try (DatabaseSession session = access.open(database)) {
        session.enabledSubscriptions().forEach(name -> on.add(new Subscription(database, name)));
      }
    }
    if (on.isEmpty()) {
      return;
    }
    visit.remember(new Fact.SubscriptionsDisabled(visit.now(), on));
    for (Subscription subscription : on) {
      try (DatabaseSession session = access.open(subscription.database())) {
        session.disableSubscription(visit.fence(), subscription.name());
      }
      tell(visit, "Switched off subscription %s.".formatted(subscription));
    }
  }

  /**
   * Switches on what is outstanding. What cannot be is named with its reason, but a passing fault
   * is thrown, to be tried again.
   *
   * @param refresh learn the publisher's tables anew: PostgreSQL before 17 does not carry them over
   */
  Fact.SubscriptionsEnabled enable(Visit visit, Sessions.Access access, boolean refresh) {
    List<Subscription> enabled = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (Subscription subscription : outstanding(visit.checkpoint())) {
      try (DatabaseSession session = access.open(subscription.database())) {
        session.enableSubscription(visit.fence(), subscription.name(), refresh);
        enabled.add(subscription);
        tell(visit, "Switched on subscription %s again.".formatted(subscription));
      } catch (OutsideException e) {
        if (e.failure().category() == Failure.Category.RETRY) {
          throw e;
        }
        failed.add(subscription + ": " + e.failure().reason());
        tell(
            visit,
            "Subscription %s could not be switched on again: %s"
                .formatted(subscription, e.failure().reason()));
      }
    }
    return new Fact.SubscriptionsEnabled(visit.now(), enabled, failed);
  }

  private static void tell(Visit visit, String line) {
    visit.log(LogNames.SLOTS, line);
    visit.log(LogNames.EXECUTION, line);
  }
}
