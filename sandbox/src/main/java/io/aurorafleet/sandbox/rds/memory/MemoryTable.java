package io.aurorafleet.sandbox.rds.memory;

/** A table as far as an upgrade can change it: its rows stay, its statistics may go. */
public final class MemoryTable {
  private long rows;
  private boolean analyzed;
  private boolean frozen;

  /** A table that nobody has analyzed or frozen. */
  public MemoryTable(long rows) {
    this.rows = rows;
  }

  MemoryTable copy() {
    MemoryTable copy = new MemoryTable(rows);
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

  /** Whether the optimizer has statistics of it. */
  public synchronized boolean analyzed() {
    return analyzed;
  }

  /** What ANALYZE does. */
  public synchronized void analyze() {
    analyzed = true;
  }

  synchronized void loseStatistics() {
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
