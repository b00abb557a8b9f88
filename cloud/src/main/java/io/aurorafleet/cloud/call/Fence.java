package io.aurorafleet.cloud.call;

/**
 * Stands before every call with an effect: lets it through only while the caller's lease outlives
 * the call's timeout, retries included, on the monotonic clock. A worker that was paused and lost
 * its lease must not touch a cluster that a successor is at.
 */
@FunctionalInterface
public interface Fence {
  /** For callers without a lease: the command line, tests. */
  Fence OPEN = () -> {};

  /**
   * Checks, and renews the lease when too little of it is left.
   *
   * @throws LeaseLostException when the claim is no longer ours; nothing may be done any more
   */
  void check();
}
