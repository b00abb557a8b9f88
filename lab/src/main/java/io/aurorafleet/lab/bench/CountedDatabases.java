package io.aurorafleet.lab.bench;

import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.cloud.secret.LoginSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the sessions that are opened, and what is asked in them. */
final class CountedDatabases implements Databases {
  private final Databases databases;
  private final AtomicInteger sessions = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();

  CountedDatabases(Databases databases) {
    this.databases = databases;
  }

  int sessions() {
    return sessions.get();
  }

  int asked() {
    return asked.get();
  }

  @Override
  public DatabaseSession open(Place place, LoginSource logins, Worker worker) {
    DatabaseSession session = databases.open(place, logins, worker);
    sessions.incrementAndGet();
    return (DatabaseSession)
        Proxy.newProxyInstance(
            DatabaseSession.class.getClassLoader(),
            new Class<?>[] {DatabaseSession.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("close")) {
                asked.incrementAndGet();
              }
              try {
                return method.invoke(session, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
