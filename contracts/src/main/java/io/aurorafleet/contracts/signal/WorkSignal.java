package io.aurorafleet.contracts.signal;

/**
 * A message of ours about one cluster of one run.
 *
 * @param cursor where the sender saw the checkpoint; only good for dropping what is out of date
 */
public record WorkSignal(Order order, Cursor cursor, Reason reason) implements Signal {
  /** Where a checkpoint stood when the message was sent. */
  public record Cursor(String step, long visit, int attempt) {}

  /** Why the message was sent. */
  public enum Reason {
    /** Sent once by the dispatcher: begin. */
    ORDER,
    /** A wake-up a waiting step armed; dropped when a later visit happened. */
    TIMER,
    /** Comes when a lease ends; takes over if the claim's worker is gone. */
    TAKEOVER,
    /** Somebody (gate, watchdog, operator) wants the cluster looked at now. */
    RESUME
  }

  public WorkSignal because(Reason other) {
    return new WorkSignal(order, cursor, other);
  }
}
