package io.aurorafleet.worker.steps.wayback;

import io.aurorafleet.cloud.cluster.Clones;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.worker.steps.rules.Words;
import java.util.List;
import java.util.Optional;

/**
 * Where a safety clone cannot be had. The upgrade then stops before its commit point: going on
 * without a way back is the operator's decision, never ours.
 */
final class CloneLimits {
  /** The code by which ports say that the account may have no more. */
  private static final String QUOTA = "quota";

  private static final String WITHOUT =
      "or dispatch with --no-safety-clone --snapshot, to go back by a snapshot instead. Then requeue";

  private CloneLimits() {}

  /**
   * Present when one more clone would be a full copy, which takes hours and costs its whole size.
   */
  static Optional<Failure> full(ClusterId cluster, List<String> sharing) {
    if (sharing.size() < Clones.MOST_OF_A_VOLUME) {
      return Optional.empty();
    }
    return Optional.of(
        Failure.fix(
            "clone-limit",
            "Cluster %s gets no safety clone: %d clusters share its volume already (%s), so Aurora would make a full copy instead of a clone"
                .formatted(cluster, sharing.size(), Words.list(sharing)),
            "Delete clones that nobody needs (the upgrade itself needs one too), " + WITHOUT));
  }

  /**
   * Empty, or what is worth telling: Aurora clones the volume itself to be able to take an upgrade
   * back, and that clone becomes the full copy.
   */
  static Optional<String> tight(List<String> sharing) {
    return sharing.size() == Clones.MOST_OF_A_VOLUME - 1
        ? Optional.of(
            "this is the last clone the volume can have: Aurora's own, made during the upgrade, will be a full copy, so the upgrade takes longer")
        : Optional.empty();
  }

  /** The same failure, told as what it means here when it is a quota. */
  static Failure told(ClusterId cluster, String what, Failure failure) {
    return failure.code().equals(QUOTA)
        ? Failure.fix(
                "clone-quota",
                "Cluster %s gets no %s, because a quota of the account is short. %s"
                    .formatted(cluster, what, failure.reason()),
                "Delete clusters, instances or groups that nobody needs, or have the quota raised (Service Quotas), "
                    + WITHOUT)
            .withEvidence(failure.evidence())
        : failure;
  }
}
