package io.aurorafleet.lab.killmatrix.worker;

import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.cloud.secret.LoginSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stands before the database port, so that everything its sessions do passes the stops. */
final class SupervisedDatabases implements Databases {
  private final Databases databases;
  private final Stops stops;
  private final Attribution attribution;

  SupervisedDatabases(Databases databases, Stops stops, Attribution attribution) {
    this.databases = databases;
    this.stops = stops;
    this.attribution = attribution;
  }

  @Override
  public DatabaseSession open(Place place, LoginSource logins, Worker worker) {
    Called call = attribution.sql(worker.cluster(), "open");
    try {
      return supervised(
          stops.around(call, () -> databases.open(place, logins, worker)), worker.cluster());
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("The port declares no such exception", e);
    }
  }

  private DatabaseSession supervised(DatabaseSession session, String cluster) {
    return (DatabaseSession)
        Proxy.newProxyInstance(
            SupervisedDatabases.class.getClassLoader(),
            new Class<?>[] {DatabaseSession.class},
            (proxy, method, arguments) -> {
              // closing never fails and has no effect that the session's end has not
              boolean watched = !method.getName().equals("close");
              if (!watched || method.getDeclaringClass() == Object.class) {
                return run(session, method, arguments);
              }
              Called call = attribution.sql(cluster, method.getName());
              return stops
                  .around(call, () -> Optional.ofNullable(run(session, method, arguments)))
                  .orElse(null);
            });
  }

  private static @Nullable Object run(
      DatabaseSession session, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(session, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
