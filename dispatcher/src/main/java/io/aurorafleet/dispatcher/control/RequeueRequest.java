package io.aurorafleet.dispatcher.control;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be tried once more.
 *
 * @param clusters the ones named; all that ended badly when empty
 * @param failedOnly of all, only those that failed, not those that were held
 * @param window a new end of the change window, when one was given
 */
public record RequeueRequest(
    RunId run, List<ClusterId> clusters, boolean failedOnly, Optional<Window> window) {
  /**
   * The change window's end.
   *
   * @param end null for none
   */
  public record Window(@Nullable Instant end) {}

  public RequeueRequest {
    clusters = List.copyOf(clusters);
  }
}
