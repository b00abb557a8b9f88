package io.aurorafleet.worker.steps;

import dagger.Component;
import dagger.Module;
import dagger.Provides;
import io.aurorafleet.cloud.announce.Announcement;
import io.aurorafleet.cloud.announce.Announcer;
import io.aurorafleet.cloud.checkpoint.Ids;
import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.cloud.cluster.Clones;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.cloud.cluster.EngineCatalogue;
import io.aurorafleet.cloud.cluster.Maintenance;
import io.aurorafleet.cloud.cluster.Neighbourhood;
import io.aurorafleet.cloud.cluster.ParameterGroups;
import io.aurorafleet.cloud.cluster.Snapshots;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.cloud.database.Reachability;
import io.aurorafleet.cloud.secret.Login;
import io.aurorafleet.cloud.secret.Logins;
import io.aurorafleet.cloud.secret.Tokens;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.signal.Order;
import io.aurorafleet.survey.Approval;
import io.aurorafleet.survey.Crew;
import io.aurorafleet.survey.Surveyor;
import io.aurorafleet.worker.config.TableLimits;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Playbook;
import io.aurorafleet.worker.gate.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All ports as fakes, and the playbooks wired onto them as they are in production. */
@Module
public final class World {
  /** The production wiring, over this world. */
  @Component(modules = World.class)
  interface Wiring {
    Playbooks playbooks();

    Surveyor surveyor();
  }

  public final FakeRds rds;
  public final FakeGroups groups = new FakeGroups();
  public final FakeNeighbourhood around = new FakeNeighbourhood(groups);
  public final FakeDatabases server = new FakeDatabases("template1", "postgres", "app");
  public final FakeReachability reachability = new FakeReachability();
  public final MemoryStore store = new MemoryStore();
  public final FakeSignals signals = new FakeSignals();
  public final List<Announcement> news = new ArrayList<>();
  public final Tempo tempo = Tempo.aws();
  public TableLimits limits = TableLimits.oneByOne();
  public boolean paused;

  public World(ClusterView cluster) {
    rds = new FakeRds(cluster);
    server.version = () -> rds.clusters.get(Given.CLUSTER.value()).version().value();
  }

  public Playbook playbook(RunModule module) {
    return DaggerWorld_Wiring.builder().world(this).build().playbooks().all().get(module);
  }

  /** What somebody who read the plan would have approved. */
  public String approval(FakeVisit visit) {
    return Approval.hash(
        DaggerWorld_Wiring.builder()
            .world(this)
            .build()
            .surveyor()
            .look(
                rds.find(visit.cluster()).orElseThrow(),
                visit.order().target(),
                visit.order().module(),
                visit.options(),
                visit.worker(),
                visit.pulse()),
        visit.options());
  }

  /** One look by a step of the order's playbook, where the visit's cursor stands. */
  public Outcome look(FakeVisit visit) {
    Order order = visit.order();
    return playbook(order.module())
        .step(visit.checkpoint().now().step())
        .orElseThrow()
        .advance(visit);
  }

  @Provides
  Clusters clusters() {
    return rds;
  }

  @Provides
  Clones clones() {
    return rds;
  }

  @Provides
  Snapshots snapshots() {
    return rds;
  }

  @Provides
  Maintenance maintenance() {
    return rds;
  }

  @Provides
  EngineCatalogue catalogue() {
    return rds;
  }

  @Provides
  Neighbourhood neighbourhood() {
    return around;
  }

  @Provides
  Crew crew() {
    return Crew.alone();
  }

  @Provides
  WorkClock clock() {
    return new WorkClock() {
      @Override
      public Instant now() {
        return Given.T;
      }

      @Override
      public Duration monotonic() {
        return Duration.ZERO;
      }

      @Override
      public void pause(Duration by) {}
    };
  }

  @Provides
  ParameterGroups parameterGroups() {
    return groups;
  }

  @Provides
  Databases databases() {
    return server;
  }

  @Provides
  Reachability reachability() {
    return reachability;
  }

  @Provides
  Logins logins() {
    return secret -> new Login("aurora_maintenance_user", "secret");
  }

  @Provides
  Tokens tokens() {
    return (user, host, port) -> new Login(user, "token");
  }

  @Provides
  ObjectStore objects() {
    return store;
  }

  @Provides
  Ids ids() {
    int[] next = new int[1];
    return () -> "id-" + next[0]++;
  }

  @Provides
  SignalQueue queue() {
    return signals;
  }

  @Provides
  Announcer announcer() {
    return news::add;
  }

  @Provides
  Pause pause() {
    return visit ->
        paused
            ? Optional.of(Outcome.waiting("the run to be resumed", tempo.slowLook()))
            : Optional.empty();
  }

  @Provides
  Tempo tempo() {
    return tempo;
  }

  @Provides
  TableLimits tables() {
    return limits;
  }
}
