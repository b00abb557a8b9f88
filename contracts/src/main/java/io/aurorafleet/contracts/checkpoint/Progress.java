package io.aurorafleet.contracts.checkpoint;

import java.time.Instant;

/**
 * The step the cursor stands on, by name, so that a newer version may put steps between.
 *
 * @param hop which hop of the upgrade path, from 0
 * @param looks how often the step has looked so far
 * @param tries failures so far that the same step may yet overcome
 */
public record Progress(String step, int hop, Instant startedAt, int looks, int tries) {
  public static Progress at(String step, int hop, Instant now) {
    return new Progress(step, hop, now, 0, 0);
  }

  public Progress looked() {
    return new Progress(step, hop, startedAt, looks + 1, tries);
  }

  /** A look went well, so earlier failures no longer count. */
  public Progress recovered() {
    return new Progress(step, hop, startedAt, looks, 0);
  }

  public Progress failedOnce() {
    return new Progress(step, hop, startedAt, looks, tries + 1);
  }
}
