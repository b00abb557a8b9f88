package io.aurorafleet.worker.steps;

import io.aurorafleet.worker.engine.Step;
import jakarta.inject.Inject;
import java.util.List;

/** One engine-version change, from the commit point until every member runs the new version. */
final class UpgradingSteps {
  private final CommitStep commit;
  private final AwaitUpgradeStep await;
  private final VerifyStep verify;
  private final RebootStep reboot;

  @Inject
  UpgradingSteps(CommitStep commit, AwaitUpgradeStep await, VerifyStep verify, RebootStep reboot) {
    this.commit = commit;
    this.await = await;
    this.verify = verify;
    this.reboot = reboot;
  }

  List<Step> all() {
    return List.of(commit, await, verify, reboot);
  }
}
