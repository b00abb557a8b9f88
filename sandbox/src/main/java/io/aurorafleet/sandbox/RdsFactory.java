package io.aurorafleet.sandbox;

import io.aurorafleet.sandbox.bus.AwsEvents;
import io.aurorafleet.sandbox.time.Timeline;
import software.amazon.awssdk.services.rds.RdsClient;

/** Makes the RDS that a sandbox serves; the sandbox closes it when it ends. */
@FunctionalInterface
public interface RdsFactory {
  /**
   * Called once, while the sandbox starts.
   *
   * @param events where RDS's events go
   * @param timeline the time the sandbox lives in
   */
  RdsClient create(AwsEvents events, Timeline timeline);
}
