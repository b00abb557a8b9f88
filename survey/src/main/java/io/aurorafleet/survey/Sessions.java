package io.aurorafleet.survey;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.cloud.database.Reachability;
import io.aurorafleet.cloud.secret.LoginSource;
import io.aurorafleet.contracts.Failure;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Opens sessions on a cluster's writer with the login its tag names. A secret is read anew at every
 * visit and when it is refused, because secrets rotate.
 */
public final class Sessions {
  /** The database every Aurora PostgreSQL cluster is born with. */
  private static final String HOME = "postgres";

  /** Nobody may work in these. */
  private static final Set<String> CLOSED = Set.of("template0", "rdsadmin");

  private final MaintenanceLogins logins;
  private final Databases databases;

  @Inject
  public Sessions(MaintenanceLogins logins, Databases databases) {
    this.logins = logins;
    this.databases = databases;
  }

  /** Reads the login; throws when the tag or the secret is missing. */
  public Access access(ClusterView view, Databases.Worker worker) {
    return new Access(view, logins.of(view), worker);
  }

  /** Whether we work in a database: those that accept connections, {@code template1} too. */
  public static boolean ours(DatabaseSession.Entry entry) {
    return entry.allowsConnections()
        && entry.connectionLimit() != -2
        && !CLOSED.contains(entry.name());
  }

  /** A session and the database that it is in. */
  record Entered(String database, DatabaseSession session) implements AutoCloseable {
    @Override
    public void close() {
      session.close();
    }
  }

  /** The way into one cluster's databases during one visit. */
  public final class Access {
    private final ClusterView view;
    private final LoginSource login;
    private final Databases.Worker worker;

    private Access(ClusterView view, LoginSource login, Databases.Worker worker) {
      this.view = view;
      this.login = login;
      this.worker = worker;
    }

    public DatabaseSession open(String database) {
      return databases.open(new Databases.Place(view.host(), view.port(), database), login, worker);
    }

    /** Watches the cluster's writer as a client would see it, until told to end. */
    public void watch(
        Reachability reachability,
        String name,
        Duration every,
        Duration most,
        Consumer<Reachability.Sighting> told) {
      Databases.Place place = new Databases.Place(view.host(), view.port(), HOME);
      reachability.watch(name, place, login, every, most, told);
    }

    /** A session on one instance of the cluster, rather than on its writer. */
    public DatabaseSession homeAt(String host, int port) {
      return databases.open(new Databases.Place(host, port, HOME), login, worker);
    }

    /** A session for what concerns the whole server. */
    public DatabaseSession home() {
      return enter().session();
    }

    /** The same, and where it is. */
    Entered enter() {
      String other = view.databaseName();
      try {
        return new Entered(HOME, open(HOME));
      } catch (OutsideException e) {
        if (other == null || e.failure().category() != Failure.Category.FIX) {
          throw e;
        }
        return new Entered(other, open(other));
      }
    }

    /** The names of the databases to work in, in the server's order. */
    public List<String> databases() {
      try (DatabaseSession home = home()) {
        return home.databases().stream()
            .filter(Sessions::ours)
            .map(DatabaseSession.Entry::name)
            .toList();
      }
    }
  }
}
