package io.aurorafleet.cloud.database;

import io.aurorafleet.sandbox.postgres.PostgresDataPlane;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Real PostgreSQL servers of the sandbox, one a major, shared by all tests of the JVM. */
final class Servers implements ParameterResolver {
  /** Lives in the root store, which closes it when all tests are over. */
  static final class Pool implements AutoCloseable {
    private final PostgresDataPlane plane = new PostgresDataPlane();
    private final Map<Integer, TestServer> servers = new ConcurrentHashMap<>();

    TestServer get(int major) {
      return servers.computeIfAbsent(major, this::start);
    }

    private TestServer start(int major) {
      Optional<String> version =
          plane.versions().stream().filter(v -> v.startsWith(major + ".")).findFirst();
      Assumptions.assumeTrue(version.isPresent(), "this platform has no binaries of " + major);
      return new TestServer(
          plane.create(
              "pg" + major,
              version.get(),
              TestServer.LOGIN.user(),
              TestServer.LOGIN.password(),
              Map.of(
                  "rds.logical_replication", "1",
                  "max_prepared_transactions", "5")));
    }

    @Override
    public void close() {
      plane.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
    return parameter.getParameter().getType() == Pool.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
    return extension
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(Pool.class, type -> new Pool(), Pool.class);
  }
}
