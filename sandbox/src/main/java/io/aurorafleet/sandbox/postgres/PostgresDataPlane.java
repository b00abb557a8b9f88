package io.aurorafleet.sandbox.postgres;

import io.aurorafleet.sandbox.rds.DataPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server under every cluster, on 127.0.0.1, each at a port that it keeps. Safe for
 * several threads; calls on one cluster take turns. Every server ends with {@link #close}, with the
 * process, and should the process be killed, soon after it. Failures are {@link PostgresFailure}s.
 */
public final class PostgresDataPlane implements DataPlane {
  /** Puts data into a cluster that has none. */
  private interface Filling {
    Server fill(Cluster made) throws SQLException, IOException;
  }

  private final Installations installations;
  private final Workspace workspace;
  private final Ports ports = new Ports();
  private final Clusters clusters;
  private final String secret = Secrets.random();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread hook = new Thread(this::shutDown, "postgres-shutdown");

  /** Keeps everything under the system's directory for temporary files. */
  public PostgresDataPlane() {
    this(temporary());
  }

  /** The directory of {@link #PostgresDataPlane()}. */
  public static Path temporary() {
    return Path.of(
        System.getProperty("java.io.tmpdir"), "aurora-fleet-" + System.getProperty("user.name"));
  }

  /** Keeps the unpacked versions and the clusters' data under {@code base}. */
  public PostgresDataPlane(Path base) {
    this(base, null);
  }

  /**
   * The same, with server binaries of one's own choice.
   *
   * @param archives where the published jars are; null for beside the program
   */
  public PostgresDataPlane(Path base, @Nullable Path archives) {
    this.installations =
        new Installations(
            base.resolve("postgres-" + DataDirectory.fingerprint()),
            Account.find(),
            Archives.find(archives));
    this.workspace = Workspace.open(base.resolve("data"));
    this.clusters = new Clusters(workspace.directory(), ports);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** The versions that clusters can have here, such as {@code 16.13}, oldest first. */
  public List<String> versions() {
    return installations.versions().stream().map(ServerVersion::toString).toList();
  }

  @Override
  public Address create(
      String cluster, String version, String user, String password, Map<String, String> settings) {
    Installation installation = installations.get(ServerVersion.of(version));
    return add(
        cluster,
        settings,
        made -> {
          Server server = made.server(installation, made.nextData(), secret);
          server.fill();
          server.tell(NewCluster.master(user, password));
          return server;
        });
  }

  @Override
  public Address copy(String source, String cluster, Map<String, String> settings) {
    Cluster original = clusters.get(source);
    return original.alone(
        () ->
            add(
                cluster,
                settings,
                made -> {
                  Server running = original.server();
                  Path data = made.nextData();
                  BaseBackup.take(running, data);
                  Trees.copy(original.log(), made.log());
                  return made.server(running.installation(), data, secret);
                }));
  }

  private Address add(String name, Map<String, String> settings, Filling filling) {
    Cluster made = clusters.add(name);
    return made.alone(
        () -> {
          try {
            Files.createDirectories(made.directory);
            made.serveFrom(filling.fill(made));
            made.start(settings);
            return new Address("127.0.0.1", made.port);
          } catch (SQLException | IOException e) {
            forget(name);
            throw new PostgresFailure("Cannot make cluster " + name, e);
          } catch (RuntimeException e) {
            forget(name);
            throw e;
          }
        });
  }

  @Override
  public List<Refusal> precheck(String cluster, String targetVersion) {
    Cluster found = clusters.get(cluster);
    ServerVersion target = ServerVersion.of(targetVersion);
    return found.alone(() -> Precheck.of(found.server(), installations.get(target)));
  }

  @Override
  public void takeDown(String cluster) {
    Cluster found = clusters.get(cluster);
    found.alone(
        () -> {
          found.server().stop();
          return found;
        });
  }

  @Override
  public void bringUp(String cluster, Map<String, String> settings) {
    Cluster found = clusters.get(cluster);
    found.alone(
        () -> {
          found.start(settings);
          return found;
        });
  }

  @Override
  public void upgrade(String cluster, String targetVersion) throws UpgradeFailed {
    Cluster found = clusters.get(cluster);
    Installation target = installations.get(ServerVersion.of(targetVersion));
    found.lock.lock();
    try {
      new Upgrade(found, target, ports, secret).run();
    } finally {
      found.lock.unlock();
    }
  }

  /**
   * Takes a cluster down and asks the real pg_upgrade what it would say; the cluster stays down and
   * as it was.
   *
   * @param targetVersion of the major of {@code fullBin}
   * @param fullBin a complete bin directory, see {@link FullBinaries}
   * @param checkOnly only {@code --check}; else the whole upgrade, whose result is thrown away
   */
  public UpgradeTrial.Verdict tryUpgrade(
      String cluster, String targetVersion, Path fullBin, boolean checkOnly) {
    Cluster found = clusters.get(cluster);
    Installation target = installations.get(ServerVersion.of(targetVersion));
    return found.alone(
        () -> {
          found.server().stop();
          Server from = found.server().at(ports.take(), found.log());
          Server to = found.server(target, found.nextData(), secret).at(ports.take(), found.log());
          try {
            Path template = workspace.directory().resolve("empty-" + target.version().major());
            return new UpgradeTrial(from, to, fullBin).run(checkOnly, template);
          } catch (IOException e) {
            throw new PostgresFailure("pg_upgrade could not be tried on " + cluster, e);
          } finally {
            ports.release(to.port());
            ports.release(from.port());
          }
        });
  }

  /** As the data plane itself, and by the verifier: statements of this kind are logged. */
  @Override
  public void changePassword(
      String cluster, Address at, String user, String password, String changed) {
    Server server = clusters.get(cluster).server();
    try (Connection session = server.connect("postgres")) {
      Sql.run(
          session,
          "ALTER ROLE " + Sql.name(user) + " PASSWORD " + Sql.literal(Secrets.verifier(changed)));
    } catch (SQLException e) {
      throw new PostgresFailure("Cannot change the password of " + user + " on " + cluster, e);
    }
  }

  @Override
  public void delete(String cluster) {
    forget(cluster);
  }

  private void forget(String name) {
    Cluster removed = clusters.remove(name);
    if (removed != null) {
      removed.alone(
          () -> {
            removed.discard();
            return removed;
          });
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook is running, or about to.
    }
    shutDown();
  }

  private void shutDown() {
    if (closed.compareAndSet(false, true)) {
      workspace.close();
    }
  }
}
