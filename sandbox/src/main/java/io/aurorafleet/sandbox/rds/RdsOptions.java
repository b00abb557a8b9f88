package io.aurorafleet.sandbox.rds;

import io.aurorafleet.sandbox.rds.catalogue.Catalogue;
import java.time.Duration;

/** What one account's RDS in one Region is made of, besides its timeline and data plane. */
public record RdsOptions(
    String account,
    String region,
    Catalogue catalogue,
    Durations durations,
    Quotas quotas,
    RdsFaults faults) {
  /** Everything as on AWS. */
  public static RdsOptions usual(String account, String region) {
    return new RdsOptions(
        account, region, Catalogue.standard(), Durations.usual(), Quotas.usual(), RdsFaults.NONE);
  }

  /** The same, offering other versions. */
  public RdsOptions with(Catalogue other) {
    return new RdsOptions(account, region, other, durations, quotas, faults);
  }

  /** The same, faster or slower. */
  public RdsOptions with(Durations other) {
    return new RdsOptions(account, region, catalogue, other, quotas, faults);
  }

  /** The same with other quotas. */
  public RdsOptions with(Quotas other) {
    return new RdsOptions(account, region, catalogue, durations, other, faults);
  }

  /** The same with a fault plan. */
  public RdsOptions with(RdsFaults other) {
    return new RdsOptions(account, region, catalogue, durations, quotas, other);
  }

  String arn(String type, String identifier) {
    return "arn:aws:rds:" + region + ":" + account + ":" + type + ":" + identifier;
  }

  Duration lasts(Stage stage, String identifier) {
    return faults.lasts(stage, identifier, durations.of(stage));
  }
}
