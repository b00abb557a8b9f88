package io.aurorafleet.sandbox.rds;

import java.util.List;

/** One maintenance action under way, on one member or on all members of a cluster. */
final class MaintenanceRun {
  private final Estate estate;
  private final String arn;
  private final List<Instance> members;
  private final Runnable done;
  private int left;

  MaintenanceRun(Estate estate, String arn, List<Instance> members, Runnable done) {
    this.estate = estate;
    this.arn = arn;
    this.members = members;
    this.done = done;
    this.left = members.size();
  }

  void start() {
    if (wholeCluster()) {
      Cluster cluster = estate.cluster(arn);
      cluster.busy(true);
      cluster.status("maintenance");
      estate.events.tell(Notice.OS_UPGRADE_STARTED, cluster);
    }
    for (Instance member : members) {
      member.status("maintenance");
      estate.events.tell(Notice.PATCHES_STARTED, member);
      new Restarts(estate).restart(member, Stage.MAINTENANCE, () -> finished(member));
    }
  }

  private void finished(Instance member) {
    member.inSync();
    member.status("available");
    estate.events.tell(Notice.PATCHES_FINISHED, member);
    left--;
    if (left == 0) {
      end();
    }
  }

  private void end() {
    if (wholeCluster()) {
      Cluster cluster = estate.cluster(arn);
      cluster.status("available");
      cluster.busy(false);
      estate.events.tell(Notice.OS_UPGRADE_COMPLETED, cluster);
    }
    done.run();
  }

  private boolean wholeCluster() {
    return arn.contains(":cluster:");
  }
}
