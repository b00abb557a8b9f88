package io.aurorafleet.sandbox.bus;

import java.util.List;

/**
 * Where the sandbox's services put the events that AWS itself emits (sources {@code aws.*}, which
 * PutEvents refuses to users). Delivery is best effort, as on AWS: an event may arrive late, twice
 * or never, and the emitting service does not learn of it. Emitting returns at once and never calls
 * back, so it is safe under a service's own lock.
 */
@FunctionalInterface
public interface AwsEvents {
  /**
   * Emits one event on the default bus; account, Region, id and time are filled in.
   *
   * @param source as AWS writes it, {@code aws.rds}
   * @param detailType as AWS writes it, {@code RDS DB Cluster Event}
   * @param detailJson the detail, a JSON object
   * @param resources ARNs of what the event is about
   */
  void emit(String source, String detailType, String detailJson, List<String> resources);
}
