package io.aurorafleet.dispatcher.config;

/** A setting: the environment variable it comes from, and where its value is to be had. */
public enum Variable {
  REGION("AWS_REGION", "the Region the clusters are in, such as eu-central-1"),
  BUCKET("AURORA_FLEET_BUCKET", "output Bucket of the CloudFormation stack"),
  WORK_QUEUE("AURORA_FLEET_WORK_QUEUE_URL", "output WorkQueueUrl of the CloudFormation stack"),
  DEAD_LETTER_QUEUE(
      "AURORA_FLEET_DEAD_LETTER_QUEUE_URL",
      "output DeadLetterQueueUrl of the CloudFormation stack"),
  EVENTS_QUEUE(
      "AURORA_FLEET_EVENTS_QUEUE_URL", "output EventsQueueUrl of the CloudFormation stack");

  private final String key;
  private final String source;

  Variable(String key, String source) {
    this.key = key;
    this.source = source;
  }

  /** The environment variable's name. */
  public String key() {
    return key;
  }

  /** Where its value comes from, for the message that it is missing. */
  public String source() {
    return source;
  }
}
