package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.cloud.database.DatabaseSession.Table;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.cloud.database.TableSession;
import io.aurorafleet.cloud.secret.LoginSource;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.DatabaseState;
import io.aurorafleet.contracts.checkpoint.Slot;
import io.aurorafleet.contracts.proof.Holding;
import io.aurorafleet.contracts.proof.Inventory;
import io.aurorafleet.contracts.proof.PlannedStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * A PostgreSQL server in memory, as far as the steps ask it. What several sessions write at once
 * loses nothing.
 */
public final class FakeDatabases implements Databases {
  /** What one database holds. */
  public static final class Contents {
    public long rows = 100;
    public int tables = 2;
    public final Map<String, String> extensions = new TreeMap<>();
    public final Map<String, String> offered = new TreeMap<>();
    public final Set<String> stubborn = new LinkedHashSet<>();
    public final Map<Table, Failure> blocked = new LinkedHashMap<>();
    public final Set<String> subscriptions = new LinkedHashSet<>();
    public final Map<String, PlannedStatement> plans = new LinkedHashMap<>();
    public final List<String> wrong = new ArrayList<>();
    public Holding holding = Holding.of(new DatabaseState("", 0, 0, Map.of(), 0, 0, null));
    public final List<Table> toFreeze = new CopyOnWriteArrayList<>();
    public final List<Table> toDescribe = new CopyOnWriteArrayList<>();
    public final List<Table> toAnalyze = new CopyOnWriteArrayList<>();
    public final List<TableSession.Holder> holders = new ArrayList<>();
    public final List<Table> frozen = new CopyOnWriteArrayList<>();
    public final List<Table> analyzed = new CopyOnWriteArrayList<>();
  }

  public final Map<String, Contents> databases = new LinkedHashMap<>();
  public final List<DatabaseSession.Entry> closed = new ArrayList<>();
  public final Map<String, Slot> slots = new TreeMap<>();
  public final List<String> preparedTransactions = new ArrayList<>();
  public final List<Inventory.Setting> settings = new ArrayList<>();
  public final List<String> did = new CopyOnWriteArrayList<>();
  public final List<TableSession.Lag> lags = new ArrayList<>();
  public final List<String> opened = new CopyOnWriteArrayList<>();
  public Supplier<String> version = () -> "13.23";
  public long xid = 1000;

  public FakeDatabases(String... names) {
    for (String name : names) {
      databases.put(name, new Contents());
    }
    closed.add(new DatabaseSession.Entry("template0", false, -1, true));
    closed.add(new DatabaseSession.Entry("rdsadmin", true, -1, false));
  }

  public Contents in(String database) {
    Contents contents = databases.get(database);
    if (contents == null) {
      throw new IllegalStateException("Nobody may work in " + database);
    }
    return contents;
  }

  public void slot(String name) {
    slots.put(name, Slot.of(name, "pgoutput", "app").active(true).confirmed("0/1", "0/2", 0));
  }

  @Override
  public DatabaseSession open(Place place, LoginSource logins, Worker worker) {
    in(place.database());
    opened.add(place.database());
    return new FakeSession(this, place.database());
  }
}
