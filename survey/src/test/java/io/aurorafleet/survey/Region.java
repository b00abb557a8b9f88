package io.aurorafleet.survey;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.EngineCatalogue;
import io.aurorafleet.cloud.cluster.RdsClusters;
import io.aurorafleet.cloud.cluster.RdsEngineCatalogue;
import io.aurorafleet.cloud.cluster.RdsNeighbourhood;
import io.aurorafleet.cloud.cluster.RdsParameterGroups;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.cloud.secret.RdsTokens;
import io.aurorafleet.cloud.secret.SecretsManagerLogins;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.rds.AuroraRds;
import io.aurorafleet.sandbox.rds.DataPlane;
import io.aurorafleet.sandbox.rds.Quotas;
import io.aurorafleet.sandbox.rds.RdsFaults;
import io.aurorafleet.sandbox.rds.RdsOptions;
import io.aurorafleet.sandbox.rds.memory.MemoryDataPlane;
import io.aurorafleet.sandbox.secret.Secrets;
import io.aurorafleet.sandbox.time.VirtualTimeline;
import io.aurorafleet.survey.groups.GroupPlanner;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.RdsException;

/** A Region whose RDS counts its calls and refuses some, and a surveyor over the real adapters. */
final class Region implements RdsFaults {
  static final EngineVersion V17 = new EngineVersion("17.11");
  static final String NAMED = "aurora-maintenance-user-secret";

  final Map<String, Integer> calls = new TreeMap<>();
  final Set<String> denied = ConcurrentHashMap.newKeySet();
  final VirtualTimeline time = new VirtualTimeline(Instant.parse("2026-11-22T10:00:00Z"));
  final Secrets secrets = new Secrets(Account.EXAMPLE, time);
  final AuroraRds rds;
  final RdsParameterGroups groups;
  final TargetServers targets;
  final Surveyor surveyor;
  @Nullable String status;

  Region(DataPlane plane, Databases databases, Crew crew) {
    this.rds =
        new AuroraRds(
            RdsOptions.usual(Account.EXAMPLE.id(), Account.EXAMPLE.region())
                .with(new Quotas(400, 400, 100, 400, 400))
                .with(this),
            time,
            plane,
            Runnable::run,
            (source, type, detail, resources) -> {});
    EngineCatalogue catalogue = new RdsEngineCatalogue(rds, clock());
    Ways ways = new Ways(catalogue);
    this.groups = new RdsParameterGroups(rds, clock());
    RdsNeighbourhood around = new RdsNeighbourhood(rds, clock());
    Sessions sessions =
        new Sessions(
            new MaintenanceLogins(new SecretsManagerLogins(secrets), new RdsTokens(rds)),
            databases);
    this.targets = new TargetServers(around, sessions, clock());
    this.surveyor =
        new Surveyor(
            ways,
            new GroupLook(groups, new GroupPlanner(groups), around, ways),
            new ClusterLook(catalogue, around),
            new DatabaseLooks(sessions, targets, crew),
            around,
            clock());
  }

  /** One whose databases nobody reaches. */
  static Region unreachable() {
    Databases closed =
        (place, login, worker) -> {
          throw new OutsideException(
              Failure.retry("database-unreachable", "No connection.", "Look at the network."));
        };
    return new Region(new MemoryDataPlane(), closed, Crew.alone());
  }

  ClusterView view(String cluster) {
    return new RdsClusters(rds).find(new ClusterId(cluster)).orElseThrow();
  }

  ClusterSurvey look(String cluster) {
    return look(view(cluster), Pulse.NONE);
  }

  ClusterSurvey look(ClusterView view, Pulse pulse) {
    return surveyor.look(
        view,
        V17,
        RunModule.UPGRADE,
        RunOptions.defaults(),
        new Databases.Worker("plan", view.id().value(), 1),
        pulse);
  }

  void secret(String name, String value) {
    secrets.createSecret(s -> s.name(name).secretString(value));
  }

  @Override
  public synchronized void called(String operation) {
    calls.merge(operation, 1, Integer::sum);
    if (denied.contains(operation)) {
      throw RdsException.builder()
          .statusCode(403)
          .awsErrorDetails(
              AwsErrorDetails.builder()
                  .errorCode("AccessDenied")
                  .errorMessage("User is not authorized to perform rds:" + operation)
                  .build())
          .message("User is not authorized")
          .build();
    }
  }

  @Override
  public @Nullable DBCluster seen(DBCluster truth) {
    return status == null ? truth : truth.toBuilder().status(status).build();
  }

  private WorkClock clock() {
    return new WorkClock() {
      @Override
      public Instant now() {
        return time.instant();
      }

      @Override
      public Duration monotonic() {
        return Duration.between(Instant.EPOCH, time.instant());
      }

      @Override
      public void pause(Duration by) {
        time.advance(by);
      }
    };
  }
}
