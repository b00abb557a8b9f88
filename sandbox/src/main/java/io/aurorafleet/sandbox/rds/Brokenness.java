package io.aurorafleet.sandbox.rds;

/** What becomes of members whose server does not start. */
final class Brokenness {
  private Brokenness() {}

  /** AWS: a server that does not start with its parameters makes the instance say so. */
  static void incompatible(Estate estate, Instance instance) {
    instance.status("incompatible-parameters");
    estate.events.tell(Notice.INSTANCE_BROKEN, instance, "incompatible-parameters");
  }
}
