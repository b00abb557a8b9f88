package io.aurorafleet.worker.steps;

import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.steps.databases.HopExtensionsStep;
import io.aurorafleet.worker.steps.downtime.DowntimeClock;
import io.aurorafleet.worker.steps.downtime.DowntimeStep;
import io.aurorafleet.worker.steps.groups.MemberGroupsStep;
import io.aurorafleet.worker.steps.groups.RebootStep;
import io.aurorafleet.worker.steps.upgrade.AwaitUpgradeStep;
import io.aurorafleet.worker.steps.upgrade.CommitStep;
import io.aurorafleet.worker.steps.upgrade.VerifyStep;
import jakarta.inject.Inject;
import java.util.List;

/** One engine-version change, from the commit point until every member runs the new version. */
final class UpgradingSteps {
  private final CommitStep commit;
  private final AwaitUpgradeStep await;
  private final VerifyStep verify;
  private final MemberGroupsStep memberGroups;
  private final RebootStep reboot;
  private final HopExtensionsStep extensions;
  private final DowntimeClock downtime;

  @Inject
  UpgradingSteps(
      CommitStep commit,
      AwaitUpgradeStep await,
      VerifyStep verify,
      MemberGroupsStep memberGroups,
      RebootStep reboot,
      HopExtensionsStep extensions,
      DowntimeClock downtime) {
    this.commit = commit;
    this.await = await;
    this.verify = verify;
    this.memberGroups = memberGroups;
    this.reboot = reboot;
    this.extensions = extensions;
    this.downtime = downtime;
  }

  List<Step> all() {
    return List.of(
        commit,
        await,
        verify,
        memberGroups,
        reboot,
        new DowntimeStep("downtime", downtime),
        extensions);
  }
}
