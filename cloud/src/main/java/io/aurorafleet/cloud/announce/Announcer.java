package io.aurorafleet.cloud.announce;

/** Publishes news; may be called again for the same news after a crash. */
public interface Announcer {
  /** Throws {@link io.aurorafleet.cloud.call.OutsideException} when it could not be published. */
  void announce(Announcement news);
}
