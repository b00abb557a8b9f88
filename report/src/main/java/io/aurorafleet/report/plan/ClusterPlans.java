package io.aurorafleet.report.plan;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.preflight.Route;
import io.aurorafleet.survey.Approval;
import io.aurorafleet.survey.ClusterSurvey;
import io.aurorafleet.survey.ClusterSurvey.Instance;
import io.aurorafleet.survey.ClusterSurvey.Support;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a cluster's part of a plan from what was seen of it. */
public final class ClusterPlans {
  /** CloudFormation tags what it makes. */
  private static final String STACK_TAG = "aws:cloudformation:stack-name";

  private static final Support UNKNOWN = new Support(null, null);

  private ClusterPlans() {}

  /** Of a cluster that was looked at. */
  public static PlannedCluster of(
      ClusterView view, Wave wave, ClusterSurvey survey, RunOptions options, LocalDate today) {
    Verdict verdict = verdict(survey);
    boolean approvable = verdict == Verdict.READY || verdict == Verdict.BLOCKED;
    return new PlannedCluster(
        survey.cluster(),
        survey.arn(),
        survey.resourceId(),
        wave,
        survey.status(),
        survey.version(),
        survey.target(),
        verdict,
        reason(verdict, survey),
        survey.hops(),
        survey.members(),
        survey.findings(),
        survey.groups(),
        survey.contents(),
        survey.support(),
        Outage.note(survey.module(), options, survey.hops(), survey.contents()),
        Advisor.advise(facts(view, survey, today)),
        saving(verdict, survey.support()),
        approvable ? Approval.hash(survey, options) : null);
  }

  /** Of a cluster that was asked for but is not for us. */
  public static PlannedCluster leftOut(ClusterView view, EngineVersion target, String reason) {
    return unseen(
        view,
        target,
        Wave.SECOND,
        Verdict.LEFT_OUT,
        reason,
        List.of(),
        Advice.of(Strategy.DO_NOT_TOUCH, sentence(reason)));
  }

  /** Of a cluster that could not be looked at at all. */
  public static PlannedCluster notSeen(
      ClusterView view, EngineVersion target, Wave wave, Failure failure) {
    Finding finding =
        new Finding(
            failure.code(),
            Severity.BLOCKER,
            null,
            failure.reason(),
            failure.evidence(),
            failure.nextAction());
    return unseen(view, target, wave, Verdict.NOT_SEEN, failure.reason(), List.of(finding), null);
  }

  /**
   * Of a cluster of which only its end in a run is known: it was there already, or failed early.
   */
  public static PlannedCluster ended(
      ClusterId cluster, EngineVersion version, EngineVersion target, @Nullable Failure failure) {
    List<Finding> findings =
        failure == null
            ? List.of()
            : List.of(
                new Finding(
                    failure.code(),
                    Severity.BLOCKER,
                    null,
                    failure.reason(),
                    failure.evidence(),
                    failure.nextAction()));
    return new PlannedCluster(
        cluster,
        "",
        "",
        Wave.SECOND,
        "",
        version,
        target,
        failure == null ? Verdict.NOTHING_TO_DO : Verdict.NOT_SEEN,
        failure == null ? "" : failure.code(),
        List.of(),
        List.of(),
        findings,
        List.of(),
        null,
        UNKNOWN,
        "",
        null,
        BigDecimal.ZERO,
        null);
  }

  private static PlannedCluster unseen(
      ClusterView view,
      EngineVersion target,
      Wave wave,
      Verdict verdict,
      String reason,
      List<Finding> findings,
      @Nullable Advice advice) {
    return new PlannedCluster(
        view.id(),
        view.arn(),
        view.resourceId(),
        wave,
        view.status(),
        view.version(),
        target,
        verdict,
        reason,
        List.of(),
        view.members().stream()
            .map(m -> new Instance(m.id(), m.writer(), m.status(), m.instanceClass(), null))
            .toList(),
        findings,
        List.of(),
        null,
        UNKNOWN,
        "",
        advice,
        BigDecimal.ZERO,
        null);
  }

  static Verdict verdict(ClusterSurvey survey) {
    if (survey.route() instanceof Route.AlreadyThere) {
      return Verdict.NOTHING_TO_DO;
    }
    boolean way = survey.route() instanceof Route.Found;
    if (way && (survey.contents() == null || !survey.unseen().isEmpty())) {
      return Verdict.NOT_SEEN;
    }
    boolean stopped = survey.hops().isEmpty() || !survey.blockers().isEmpty();
    return stopped ? Verdict.BLOCKED : Verdict.READY;
  }

  private static String reason(Verdict verdict, ClusterSurvey survey) {
    return switch (verdict) {
      case READY, LEFT_OUT -> "";
      case NOTHING_TO_DO -> "at " + survey.version() + " already";
      case BLOCKED, NOT_SEEN -> obstacles(survey);
    };
  }

  private static String obstacles(ClusterSurvey survey) {
    if (survey.blockers().isEmpty() && survey.route() instanceof Route.None none) {
      return "Aurora offers no way from %s to %s; it offers %s"
          .formatted(survey.version(), survey.target(), none.offered());
    }
    return survey.blockers().stream()
        .map(Finding::check)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static AdviceFacts facts(ClusterView view, ClusterSurvey survey, LocalDate today) {
    return new AdviceFacts(
        survey.version(),
        survey.target(),
        survey.major(),
        today,
        survey.support().now() == null ? null : survey.support().now().standardEnd(),
        view.shape().masterSecretArn() != null,
        survey.tags().get(STACK_TAG),
        survey.contents());
  }

  private static BigDecimal saving(Verdict verdict, Support support) {
    if (verdict == Verdict.NOTHING_TO_DO || support.now() == null) {
      return BigDecimal.ZERO;
    }
    BigDecimal then = support.target() == null ? BigDecimal.ZERO : support.target().monthly();
    return support.now().monthly().subtract(then);
  }

  private static String sentence(String reason) {
    return "It is " + reason.replaceFirst("\\.$", "") + ".";
  }
}
