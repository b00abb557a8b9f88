package io.aurorafleet.sandbox.rds.memory;

/** A table as far as an upgrade can change it: its rows stay, its statistics may go. */
public final class MemoryTable {
  private long rows;
  private boolean described;
  private boolean analyzed;
  private boolean frozen;

  /** A table that nobody has analyzed or frozen. */
  public MemoryTable(long rows) {
    this.rows = rows;
  }

  MemoryTable copy() {
    MemoryTable copy = new MemoryTable(rows);
    copy.described = described;
    copy.analyzed = analyzed;
    copy.frozen = frozen;
    return copy;
  }

  /** How many rows it has. */
  public synchronized long rows() {
    return rows;
  }

  /** Adds rows. */
  public synchronized void insert(long more) {
    rows += more;
  }

  /** Whether the optimizer has thorough statistics of it. */
  public synchronized boolean analyzed() {
    return analyzed;
  }

  /** What ANALYZE does. */
  public synchronized void analyze() {
    described = true;
    analyzed = true;
  }

  /** Whether there are statistics at all, if rough ones. */
  public synchronized boolean described() {
    return described;
  }

  /** What ANALYZE does with the lowest statistics target. */
  public synchronized void analyzeRoughly() {
    described = true;
    analyzed = false;
  }

  synchronized void loseStatistics() {
    described = false;
    analyzed = false;
  }

  /** Whether VACUUM FREEZE has been through it. */
  public synchronized boolean frozen() {
    return frozen;
  }

  /** What VACUUM FREEZE does. */
  public synchronized void freeze() {
    frozen = true;
  }
}
