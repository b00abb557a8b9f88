package io.aurorafleet.lab.simulation;

import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.store.Keys;
import io.aurorafleet.sandbox.rds.memory.MemoryDatabase;
import io.aurorafleet.sandbox.rds.memory.MemoryServer;
import io.aurorafleet.sandbox.rds.memory.MemoryTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** Whether the world is what the checkpoint says it is. */
final class EndState {
  private final SimulatedAws aws;
  private final ObjectStore objects;
  private final Meddler meddler;
  private final Set<String> strays;
  private final List<String> wrong = new ArrayList<>();

  /**
   * Wires it.
   *
   * @param strays clones that nobody can know of, as whoever made them had lost his claim
   */
  EndState(SimulatedAws aws, ObjectStore objects, Meddler meddler, Set<String> strays) {
    this.strays = strays;
    this.meddler = meddler;
    this.aws = aws;
    this.objects = objects;
  }

  /** What is wrong now that an attempt has ended. */
  List<String> check(SimulatedFleet fleet, SimulatedFleet.Planned planned, Checkpoint end) {
    wrong.clear();
    String name = planned.id().value();
    DBCluster cluster = aws.cluster(name);
    MemoryServer server = aws.plane().server(planned.resourceId()).orElseThrow();
    boolean upgrade = fleet.manifest().module() == RunModule.UPGRADE;
    String target = fleet.manifest().target().value();
    boolean moved = !planned.from().value().equals(cluster.engineVersion());
    if (end.position() instanceof Position.Finished && upgrade) {
      must(cluster.engineVersion().equals(target), "5: SUCCEEDED at " + cluster.engineVersion());
      if (!meddler.felt(name)) {
        must(cluster.status().equals("available"), "5: SUCCEEDED while " + cluster.status());
        members(name, target);
      }
      must(
          !planned.doomed() || fleet.cured() || !moved,
          "5: SUCCEEDED in spite of a prepared transaction");
      // whoever upgrades by hand to where the run was to go has left it nothing to do
      boolean ours = end.latest(Fact.Upgraded.class).isPresent() || !meddler.upgraded(name);
      server.databases().forEach((db, database) -> whole(db, database, moved && ours, fleet));
      slots(fleet, planned, server, moved && ours);
    }
    kept(fleet, planned, server);
    if (!upgrade) {
      must(!moved || meddler.upgraded(name), "3: PREUPGRADE changed the version");
      must(server.slots().size() == planned.slots(), "3: PREUPGRADE dropped a slot");
    }
    if (end.position() instanceof Position.Halted halted) {
      must(
          !moved
              || meddler.upgraded(name)
              || unseen(halted, cluster)
              || report(planned, end).contains("\"to\":\"" + cluster.engineVersion() + "\""),
          "5: FAILED at %s without saying so: %s"
              .formatted(cluster.engineVersion(), halted.failure()));
      must(
          server.slots().size() == planned.slots()
              || end.latest(Fact.SlotsBack.class).isPresent()
              || moved
              || fleet.manifest().options().slots() == RunOptions.Slots.DROP,
          "8: slots were dropped and neither made again nor named: " + halted.failure());
    }
    clones(planned, end);
    must(
        objects.get(Keys.clusterReport(end.order().run(), planned.id())).isPresent(),
        "there is no report of " + planned.id() + ": " + end.position());
    return wrong.stream().map(w -> planned.id() + ": " + w).toList();
  }

  /** Whoever gave up an upgrade whose workers died says what was asked for, and to look. */
  private static boolean unseen(Position.Halted halted, DBCluster cluster) {
    return halted.failure().code().equals("step-kills-worker")
        && halted.failure().nextAction().contains(cluster.engineVersion());
  }

  private String report(SimulatedFleet.Planned planned, Checkpoint end) {
    return objects
        .get(Keys.clusterReport(end.order().run(), planned.id()))
        .map(o -> o.body().replaceAll("\\s", ""))
        .orElse("");
  }

  private void members(String cluster, String target) {
    aws.instances().stream()
        .filter(i -> i.dbClusterIdentifier().equals(cluster))
        .filter(i -> !i.dbInstanceStatus().equals("available") || !i.engineVersion().equals(target))
        .filter(i -> !i.dbInstanceStatus().equals("deleting"))
        .forEach(
            i ->
                must(
                    false,
                    "5: SUCCEEDED while %s is %s at %s"
                        .formatted(
                            i.dbInstanceIdentifier(), i.dbInstanceStatus(), i.engineVersion())));
  }

  /** Slots that nobody was to touch are there, and none came to a version that loses them. */
  private void kept(SimulatedFleet fleet, SimulatedFleet.Planned planned, MemoryServer server) {
    RunOptions.Slots option = fleet.manifest().options().slots();
    if (option == RunOptions.Slots.KEEP || option == RunOptions.Slots.REFUSE) {
      must(server.slots().size() == planned.slots(), "3: slots were dropped in spite of " + option);
    }
    boolean left = planned.from().major() != new EngineVersion(server.version()).major();
    must(
        option != RunOptions.Slots.KEEP
            || planned.slots() == 0
            || planned.from().major() >= 17
            || !left
            || meddler.upgraded(planned.id().value()),
        "8: slots were to be kept from %s, which cannot".formatted(planned.from()));
  }

  private void whole(String name, MemoryDatabase database, boolean moved, SimulatedFleet fleet) {
    String newest =
        Extensions.defaultVersion("pg_stat_statements", fleet.manifest().target().major());
    must(
        !moved || database.tables().values().stream().allMatch(MemoryTable::analyzed),
        "5: SUCCEEDED without statistics in " + name);
    Map<String, String> extensions = database.extensions();
    must(
        !moved || extensions.isEmpty() || newest.equals(extensions.get("pg_stat_statements")),
        "5: SUCCEEDED with old extensions in " + name + ": " + extensions);
  }

  private void slots(
      SimulatedFleet fleet, SimulatedFleet.Planned planned, MemoryServer server, boolean moved) {
    if (moved && fleet.manifest().options().slots() == RunOptions.Slots.RECREATE) {
      must(server.slots().size() == planned.slots(), "8: slots " + server.slots().keySet());
    }
  }

  private void clones(SimulatedFleet.Planned planned, Checkpoint end) {
    String report = report(planned, end);
    List<String> left =
        aws.rds().describeDBClusters(r -> {}).dbClusters().stream()
            .filter(c -> !c.status().equals("deleting"))
            .map(DBCluster::dbClusterIdentifier)
            .filter(id -> id.startsWith(planned.id() + "-"))
            .toList();
    must(left.size() <= 1, "2: clones " + left);
    left.stream()
        .filter(id -> !strays.contains(id))
        .forEach(id -> must(report.contains(id), "2: clone " + id + " is not named in the report"));
  }

  /** 9: no secret in anything that was stored or sent. */
  List<String> secrets() {
    List<String> found = new ArrayList<>();
    for (String key : objects.keys("")) {
      if (objects.get(key).map(o -> o.body().contains(SimulatedFleet.PASSWORD)).orElse(false)) {
        found.add("9: a secret is in " + key);
      }
    }
    for (String queue : aws.queues()) {
      if (aws.sqs().peek(queue).toString().contains(SimulatedFleet.PASSWORD)) {
        found.add("9: a secret is in " + queue);
      }
    }
    return found;
  }

  private void must(boolean holds, String otherwise) {
    if (!holds) {
      wrong.add(otherwise);
    }
  }
}
