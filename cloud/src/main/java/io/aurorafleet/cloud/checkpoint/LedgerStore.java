package io.aurorafleet.cloud.checkpoint;

import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.contracts.store.Keys;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;

/** Reads and changes the ledger of a run, by compare-and-swap. */
public final class LedgerStore {
  /** Races are short and few; more lost ones in a row than this mean that something is wrong. */
  private static final int MOST_RACES = 50;

  private final GuardedObjects objects;
  private final Manifests manifests;
  private final Ids ids;

  @Inject
  public LedgerStore(ObjectStore objects, Ids ids) {
    this.objects = new GuardedObjects(objects);
    this.manifests = new Manifests(objects);
    this.ids = ids;
  }

  /** The ledger, if the run has been opened. */
  public Optional<Ledger> find(RunId run) {
    return objects.get(Keys.ledger(run)).map(s -> read(run, s.body()));
  }

  /** Opens the ledger, with what the manifest says, if nobody has yet. */
  public Ledger open(RunId run, int limit) {
    Optional<Ledger> found = find(run);
    if (found.isPresent()) {
      return found.get();
    }
    Ledger fresh = knowing(run, Ledger.open(ids.get(), limit));
    if (objects.create(Keys.ledger(run), Json.write(fresh)).isPresent()) {
      return fresh;
    }
    return find(run).orElseThrow(() -> new SupersededException(Keys.ledger(run)));
  }

  /**
   * Applies a change until it wins its race. The change sees the ledger as it is, and answers empty
   * when there is nothing to change; it may be asked several times and must have no effect itself.
   *
   * @return the ledger as it stands afterwards
   */
  public Ledger change(RunId run, int limit, Function<Ledger, Optional<Ledger>> change) {
    open(run, limit);
    for (int i = 0; i < MOST_RACES; i++) {
      ObjectStore.Stored stored =
          objects
              .get(Keys.ledger(run))
              .orElseThrow(() -> new SupersededException(Keys.ledger(run)));
      Ledger before = knowing(run, read(run, stored.body()));
      Optional<Ledger> after = change.apply(before);
      if (after.isEmpty()) {
        return before;
      }
      if (objects.replace(Keys.ledger(run), Json.write(after.get()), stored.etag()).isPresent()) {
        return after.get();
      }
    }
    throw new SupersededException(Keys.ledger(run));
  }

  /** An id for a ledger about to be written. */
  public String newId() {
    return ids.get();
  }

  /** Ledgers of earlier versions know nothing of waves. */
  private Ledger knowing(RunId run, Ledger ledger) {
    return ledger.waves().isEmpty()
        ? manifests.find(run).map(ledger::knowing).orElse(ledger)
        : ledger;
  }

  private static Ledger read(RunId run, String body) {
    return Records.read(Ledger.class, Keys.ledger(run), body, Ledger.SCHEMA);
  }
}
