package io.aurorafleet.worker.steps;

import io.aurorafleet.worker.engine.Step;
import jakarta.inject.Inject;
import java.util.List;

/** One engine-version change, from the commit point until every member runs the new version. */
record UpgradingSteps(
    CommitStep commit, AwaitUpgradeStep await, VerifyStep verify, RebootStep reboot) {
  @Inject
  UpgradingSteps {}

  List<Step> all() {
    return List.of(commit, await, verify, reboot);
  }
}
