package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.Fence;
import java.util.List;

/** The subscriptions of one database, by which it receives another server's changes. */
public interface SubscriptionSession {
  /** Names of those that are on, in order. */
  List<String> enabledSubscriptions();

  /** Switches one off; its slot at the publisher stays. One that is gone is fine. */
  void disableSubscription(Fence fence, String name);

  /**
   * Switches one on again.
   *
   * @param refresh learn the publisher's tables anew, without copying them: needed where the
   *     upgrade left the list behind, which PostgreSQL does before 17
   */
  void enableSubscription(Fence fence, String name, boolean refresh);
}
