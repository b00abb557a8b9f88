package io.aurorafleet.cloud.announce;

/** The SNS topic that people subscribe to. */
public record TopicArn(String value) {
  public TopicArn {
    if (!value.startsWith("arn:")) {
      throw new IllegalArgumentException(
          "\"%s\" is not the ARN of an SNS topic, such as arn:aws:sns:eu-central-1:123456789012:upgrades"
              .formatted(value));
    }
  }
}
