package io.aurorafleet.worker.engine;

/**
 * One small reconciler. {@link #advance} looks at the world first, decides, and then either acts or
 * waits. It will be called again: after every event, timer and crash, by any worker, so work that
 * was begun is adopted, never begun anew. Steps are stateless and used by many threads at once.
 */
public interface Step {
  /** The stable name a checkpoint's cursor holds; lower case with hyphens. */
  String name();

  /**
   * Brings the cluster nearer to this step's goal.
   *
   * <p>Throws what ports throw; the engine turns {@link io.aurorafleet.cloud.call.OutsideException}
   * into its failure, waits and tries again while its category allows, and leaves the visit on
   * {@link io.aurorafleet.cloud.call.LeaseLostException}.
   */
  Outcome advance(Visit visit);

  /** How often it tries again what may pass; exit steps have no budget, they try until it did. */
  default Budget budget() {
    return Budget.USUAL;
  }

  /**
   * Whether the run cannot do without it: such a step is tried until it succeeds, whatever fails
   * and however often its worker dies in it.
   */
  default boolean indispensable() {
    return false;
  }
}
