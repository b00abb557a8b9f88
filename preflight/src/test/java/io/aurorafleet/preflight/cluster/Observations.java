package io.aurorafleet.preflight.cluster;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.preflight.cluster.ObservedCluster.Around;
import io.aurorafleet.preflight.cluster.ObservedCluster.ForeignGroup;
import io.aurorafleet.preflight.cluster.ObservedCluster.Member;
import io.aurorafleet.preflight.cluster.ObservedCluster.Money;
import io.aurorafleet.preflight.cluster.ObservedCluster.Need;
import io.aurorafleet.preflight.cluster.ObservedCluster.Pending;
import io.aurorafleet.preflight.cluster.ObservedCluster.Room;
import io.aurorafleet.preflight.cluster.ObservedCluster.State;
import io.aurorafleet.preflight.cluster.ObservedCluster.Tie;
import io.aurorafleet.preflight.cluster.ObservedCluster.Who;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cluster that is well and alone, and what may be observed of it or around it instead. */
final class Observations {
  static final EngineVersion V13 = new EngineVersion("13.23");
  static final EngineVersion V17 = new EngineVersion("17.11");
  static final Member WRITER = new Member("orders-1", true, "available", "db.r6g.large", "in-sync");
  static final Around ALONE =
      new Around(null, null, List.of(), List.of(), List.of(), List.of(), false, 0, 2);
  static final Room ROOM = new Room(Map.of(), List.of(), List.of());
  static final State WELL = state("available", "provisioned", null, WRITER);

  static State state(String status, String mode, @Nullable String babelfish, Member... members) {
    return new State(
        status,
        mode,
        List.of(members),
        null,
        List.of(),
        true,
        null,
        true,
        null,
        "sun:05:00-sun:05:30",
        babelfish);
  }

  static ObservedCluster cluster(EngineVersion from, State state, Around around, Room room) {
    Who who = new Who("orders", "arn:orders", from, V17, from.major() != V17.major());
    return new ObservedCluster(who, state, around, room, new Money(null, null), List.of());
  }

  static ObservedCluster with(State state) {
    return cluster(V13, state, ALONE, ROOM);
  }

  static ObservedCluster with(Around around) {
    return cluster(V13, WELL, around, ROOM);
  }

  static ObservedCluster with(Need need) {
    return cluster(V13, WELL, ALONE, new Room(Map.of(), List.of(need), List.of()));
  }

  static Around tied(
      @Nullable String global, @Nullable String source, String replica, String deployment) {
    return new Around(
        global,
        source,
        replica.isEmpty() ? List.of() : List.of(replica),
        deployment.isEmpty() ? List.of() : List.of(new Tie("next", deployment)),
        List.of(),
        List.of(),
        false,
        0,
        2);
  }

  static Around integrated() {
    return new Around(
        null,
        null,
        List.of(),
        List.of(),
        List.of(new Tie("etl", "active")),
        List.of(),
        false,
        0,
        2);
  }

  static Around maintained(String action, boolean apply) {
    Pending pending = new Pending("orders-1", action, "New kernel", Instant.EPOCH);
    return new Around(null, null, List.of(), List.of(), List.of(), List.of(pending), apply, 0, 2);
  }

  static Around cloned(int clones) {
    return new Around(null, null, List.of(), List.of(), List.of(), List.of(), false, clones, 2);
  }

  static Room grouped(boolean ours) {
    return new Room(
        Map.of(),
        List.of(),
        List.of(
            new ForeignGroup(true, "g", "aurora-postgresql16", "f", ours),
            new ForeignGroup(false, "i", "aurora-postgresql16", "f", ours)));
  }

  static State odd(
      @Nullable EngineVersion pending,
      List<String> changes,
      boolean secret,
      @Nullable String managed,
      boolean protection,
      @Nullable EngineVersion automatic) {
    return new State(
        "available",
        "provisioned",
        List.of(WRITER),
        pending,
        changes,
        secret,
        managed,
        protection,
        automatic,
        "",
        null);
  }

  private Observations() {}
}
