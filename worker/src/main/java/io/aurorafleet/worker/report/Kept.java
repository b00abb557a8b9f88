package io.aurorafleet.worker.report;

import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What of ours still stands in the account when an attempt is over: it costs money, so it is named.
 */
public final class Kept {
  private static final String CLONE = "clone ";

  private Kept() {}

  /** Each as {@code clone x}, {@code snapshot y} or {@code parameter group z}. */
  public static List<String> of(Checkpoint checkpoint) {
    Set<String> kept = new LinkedHashSet<>();
    for (Fact fact : checkpoint.facts()) {
      if (fact instanceof Fact.CloneReady clone && clone.cloneId() != null) {
        kept.add(CLONE + clone.cloneId());
      } else if (fact instanceof Fact.CloneAsked asked) {
        kept.add(CLONE + asked.cloneId());
      } else if (fact instanceof Fact.SnapshotReady snapshot) {
        kept.add("snapshot " + snapshot.snapshot());
      } else if (fact instanceof Fact.AuroraSnapshot aurora && aurora.snapshot() != null) {
        kept.add("snapshot " + aurora.snapshot());
      } else if (fact instanceof Fact.CloneCompared compared
          && compared.parity().instance() != null) {
        kept.add("clone instance " + compared.parity().instance());
      } else if (fact instanceof Fact.QuarantineReady quarantine) {
        group(kept, quarantine.group());
      } else if (fact instanceof Fact.GroupsReady groups) {
        group(kept, groups.clusterGroup());
        group(kept, groups.instanceGroup());
      } else if (fact instanceof Fact.Unwound unwound) {
        unwound.left().stream().filter(l -> l.startsWith(CLONE)).map(Kept::name).forEach(kept::add);
        unwound.removed().forEach(kept::remove);
      }
    }
    return List.copyOf(kept);
  }

  private static void group(Set<String> kept, String name) {
    if (!name.startsWith("default.")) {
      kept.add("parameter group " + name);
    }
  }

  /** Without the reason that follows it. */
  private static String name(String left) {
    int colon = left.indexOf(':');
    return colon < 0 ? left : left.substring(0, colon);
  }
}
