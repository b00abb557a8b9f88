package io.aurorafleet.cloud.announce;

import io.aurorafleet.cloud.call.AwsCall;
import io.aurorafleet.cloud.call.AwsFaults;
import io.aurorafleet.cloud.call.OutsideException;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.sns.SnsClient;

/** News for people by an SNS topic, for programs on the account's default EventBridge bus. */
public final class SnsAndEventBridgeAnnouncer implements Announcer {
  /** The {@code source} of all our events, for rules to match. */
  public static final String SOURCE = "aurora-fleet";

  private static final int LONGEST_SUBJECT = 100;
  private static final int LARGEST_MESSAGE = 256 * 1024;
  private static final String CUT = "\n[cut]";

  private final SnsClient sns;
  private final EventBridgeClient events;
  private final Optional<TopicArn> topic;

  @Inject
  public SnsAndEventBridgeAnnouncer(
      SnsClient sns, EventBridgeClient events, Optional<TopicArn> topic) {
    this.sns = sns;
    this.events = events;
    this.topic = topic;
  }

  /** Tries both ways even if one fails: half the news is better than none. */
  @Override
  public void announce(Announcement news) {
    OutsideException fault = null;
    try {
      topic.ifPresent(arn -> publish(arn, news));
    } catch (OutsideException e) {
      fault = e;
    }
    put(news);
    if (fault != null) {
      throw fault;
    }
  }

  private void publish(TopicArn arn, Announcement news) {
    AwsCall.run(
        "publish \"%s\" to topic %s".formatted(subject(news.subject()), arn.value()),
        () ->
            sns.publish(
                r ->
                    r.topicArn(arn.value())
                        .subject(subject(news.subject()))
                        .message(fitting(news.text()))));
  }

  private void put(Announcement news) {
    String what = "put the event \"%s\" on the default bus".formatted(news.kind());
    PutEventsRequestEntry event =
        PutEventsRequestEntry.builder()
            .source(SOURCE)
            .detailType(news.kind())
            .detail(news.detail())
            .build();
    List<PutEventsResultEntry> entries =
        AwsCall.run(what, () -> events.putEvents(r -> r.entries(event)).entries());
    for (PutEventsResultEntry entry : entries) {
      if (entry.errorCode() != null) {
        throw new OutsideException(
            AwsFaults.failure(what, entry.errorCode(), entry.errorMessage()));
      }
    }
  }

  /** SNS takes one line of at most 100 printable ASCII characters. */
  static String subject(String text) {
    String line = text.replaceAll("\\s+", " ").strip().replaceAll("[^ -~]", "?");
    return line.substring(0, Math.min(line.length(), LONGEST_SUBJECT));
  }

  /** SNS takes 256 KiB; every character is at most three bytes of UTF-8, surrogates two each. */
  static String fitting(String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length <= LARGEST_MESSAGE) {
      return text;
    }
    return text.substring(0, Math.min(text.length(), LARGEST_MESSAGE / 3 - CUT.length())) + CUT;
  }
}
