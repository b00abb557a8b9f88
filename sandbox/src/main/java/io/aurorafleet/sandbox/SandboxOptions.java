package io.aurorafleet.sandbox;

import io.aurorafleet.sandbox.bus.EventPlan;
import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.wire.FaultPlan;

/**
 * How a sandbox is to be.
 *
 * @param ports where it listens
 * @param timeScale how many times faster than AWS its RDS works
 * @param events what becomes of the events it emits
 * @param faults what becomes of the calls it gets, SQS and S3 excepted
 */
public record SandboxOptions(
    Account account,
    Ports ports,
    double timeScale,
    EventPlan events,
    FaultPlan faults,
    RdsFactory rds) {
  /** TCP ports on the loopback interface; 0 is any free one. */
  public record Ports(int aws, int sqs, int s3) {
    /** Any free ports. */
    public static final Ports FREE = new Ports(0, 0, 0);
  }

  /** The example account at AWS's own pace, on free ports, with nothing going wrong. */
  public static SandboxOptions of(RdsFactory rds) {
    return new SandboxOptions(Account.EXAMPLE, Ports.FREE, 1, EventPlan.NONE, FaultPlan.NONE, rds);
  }

  public SandboxOptions withPorts(Ports other) {
    return new SandboxOptions(account, other, timeScale, events, faults, rds);
  }

  public SandboxOptions withTimeScale(double other) {
    return new SandboxOptions(account, ports, other, events, faults, rds);
  }

  public SandboxOptions withEvents(EventPlan other) {
    return new SandboxOptions(account, ports, timeScale, other, faults, rds);
  }

  public SandboxOptions withFaults(FaultPlan other) {
    return new SandboxOptions(account, ports, timeScale, events, other, rds);
  }
}
