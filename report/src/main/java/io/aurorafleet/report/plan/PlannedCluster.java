package io.aurorafleet.report.plan;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.survey.ClusterSurvey.Contents;
import io.aurorafleet.survey.ClusterSurvey.HopGroups;
import io.aurorafleet.survey.ClusterSurvey.Instance;
import io.aurorafleet.survey.ClusterSurvey.Support;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cluster of a plan.
 *
 * @param status as RDS spells it
 * @param reason why the verdict is not simply "ready"; else empty
 * @param groups the parameter groups of each major hop, with what becomes of every value
 * @param contents null when the databases were not looked at
 * @param outage what clients will feel
 * @param advice null when too little was seen for any
 * @param monthlySaving Extended Support in US dollars a month that the upgrade saves as of today
 * @param approval what an approver approves of this cluster, as a hash; null when nothing can be
 *     approved, because it was not seen or there is nothing to do
 */
public record PlannedCluster(
    ClusterId cluster,
    String arn,
    String resourceId,
    Wave wave,
    String status,
    EngineVersion version,
    EngineVersion target,
    Verdict verdict,
    String reason,
    List<Hop> hops,
    List<Instance> members,
    List<Finding> findings,
    List<HopGroups> groups,
    @Nullable Contents contents,
    Support support,
    String outage,
    @Nullable Advice advice,
    BigDecimal monthlySaving,
    @Nullable String approval) {
  public PlannedCluster {
    hops = List.copyOf(hops);
    members = List.copyOf(members);
    findings = List.copyOf(findings);
    groups = List.copyOf(groups);
  }

  /** Findings of one severity, in their order. */
  public List<Finding> of(Finding.Severity severity) {
    return findings.stream().filter(f -> f.severity() == severity).toList();
  }
}
