package io.aurorafleet.cloud.call;

/** Beaten now and then while a long call runs, so that the caller's lease stays alive. */
@FunctionalInterface
public interface Pulse {
  /** For callers without a lease. */
  Pulse NONE = () -> {};

  /**
   * Keeps the lease alive.
   *
   * @throws LeaseLostException when it is lost: end the call and do nothing more
   */
  void beat();
}
