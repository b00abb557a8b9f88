package io.aurorafleet.sandbox.wire;

/**
 * Decides what becomes of each call: the hook through which tests and users make AWS misbehave.
 * Asked once for every call, on many threads at once, before the call has any effect.
 */
@FunctionalInterface
public interface FaultPlan {
  /** AWS on a good day. */
  FaultPlan NONE = call -> Fate.serve();

  Fate decide(Call call);
}
