package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.secret.LoginSource;

/** Opens sessions; each is its own connection, never pooled and never silently reconnected. */
public interface Databases {
  /** The application name's first part on every session of ours, before run, cluster and visit. */
  String APPLICATION = "aurora-fleet";

  /** Where a database is. */
  record Place(String host, int port, String database) {}

  /**
   * Who works: becomes the session's {@code application_name}, by which a successor finds and ends
   * what a dead predecessor left running.
   */
  record Worker(String run, String cluster, long visit) {}

  /**
   * Connects; a login that the server refuses is read anew once.
   *
   * @throws io.aurorafleet.cloud.call.OutsideException unreachable, wrong password, no such
   *     database; the failure says which
   */
  DatabaseSession open(Place place, LoginSource logins, Worker worker);
}
