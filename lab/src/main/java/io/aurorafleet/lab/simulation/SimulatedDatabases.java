package io.aurorafleet.lab.simulation;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.cloud.secret.Login;
import io.aurorafleet.cloud.secret.LoginSource;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.sandbox.rds.DataPlane;
import io.aurorafleet.sandbox.rds.memory.MemoryDataPlane;
import io.aurorafleet.sandbox.rds.memory.MemoryServer;
import io.aurorafleet.sandbox.time.Timeline;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The database port over the simulation's data plane: the one port that has a fake of its own.
 * Sessions break when their server restarts, statements may take hours, and two sessions that do a
 * successor ends its predecessor's.
 */
final class SimulatedDatabases implements Databases {
  /** Who is told of every statement with an effect, just before it has it. */
  interface StatementWitness {
    void statement(Worker worker, String what, boolean drops);
  }

  private final MemoryDataPlane plane;
  private final Faults faults;
  private final Schedule schedule;
  private final Timeline time;
  private final Map<String, Worker> working = new HashMap<>();
  private StatementWitness witness = (worker, what, drops) -> {};

  SimulatedDatabases(MemoryDataPlane plane, Faults faults, Schedule schedule, Timeline time) {
    this.time = time;
    this.plane = plane;
    this.faults = faults;
    this.schedule = schedule;
  }

  @Override
  public DatabaseSession open(Place place, LoginSource logins, Worker worker) {
    return logins.enter(place.host(), place.port(), login -> open(place, login, worker));
  }

  private DatabaseSession open(Place place, Login login, Worker worker) {
    faults.turn();
    MemoryServer server =
        plane
            .server(new DataPlane.Address(place.host(), place.port()))
            .filter(MemoryServer::up)
            .orElseThrow(() -> unreachable(place));
    if (!server.admits(login.user(), login.password())) {
      throw new OutsideException(
          Failure.fix(
              "wrong-password",
              "%s refused user %s".formatted(place, login.user()),
              "Put the right password into the secret"));
    }
    return new SimulatedSession(this, server, place, worker);
  }

  void watch(StatementWitness told) {
    witness = told;
  }

  StatementWitness witness() {
    return witness;
  }

  Faults faults() {
    return faults;
  }

  Schedule schedule() {
    return schedule;
  }

  /** What a server does by itself, whoever asked for it. */
  void later(Duration delay, Runnable work) {
    time.after(delay, work);
  }

  /** Gives the work in a database to a session, ending its run and cluster's earlier ones. */
  void take(Place place, Worker worker) {
    working.put(place.toString(), worker);
  }

  /** Whether a session still has the work in its database: a successor may have ended it. */
  boolean has(Place place, Worker worker) {
    return worker.equals(working.get(place.toString()));
  }

  static OutsideException unreachable(Place place) {
    return new OutsideException(
        Failure.retry(
            "unreachable",
            "No connection to %s:%d".formatted(place.host(), place.port()),
            "Look whether the cluster is up and lets the worker's security group in"));
  }
}
