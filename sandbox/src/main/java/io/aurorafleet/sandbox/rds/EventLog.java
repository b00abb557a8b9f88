package io.aurorafleet.sandbox.rds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aurorafleet.sandbox.bus.AwsEvents;
import io.aurorafleet.sandbox.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.model.DescribeEventsRequest;
import software.amazon.awssdk.services.rds.model.DescribeEventsResponse;
import software.amazon.awssdk.services.rds.model.Event;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * The events of the last 14 days, and their way to EventBridge. AWS: the EventID is only in what
 * EventBridge gets; DescribeEvents does not have it.
 */
final class EventLog {
  private record Entry(long number, Notice notice, String identifier, Event event) {}

  private static final Duration KEPT = Duration.ofDays(14);
  private static final ObjectMapper JSON = new ObjectMapper();
  private final RdsOptions options;
  private final Timeline timeline;
  private final AwsEvents bus;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long number;

  EventLog(RdsOptions options, Timeline timeline, AwsEvents bus) {
    this.options = options;
    this.timeline = timeline;
    this.bus = bus;
  }

  void tell(Notice notice, Cluster cluster, Object... inserts) {
    tell(notice, cluster.id(), cluster, inserts);
  }

  void tell(Notice notice, Instance instance, Object... inserts) {
    tell(notice, instance.id(), instance, inserts);
  }

  void tell(Notice notice, String identifier, Tagged about, Object... inserts) {
    Instant now = timeline.instant().truncatedTo(ChronoUnit.MILLIS);
    Event event =
        Event.builder()
            .sourceIdentifier(identifier)
            .sourceType(notice.source().described)
            .message(notice.text(inserts))
            .eventCategories(notice.category())
            .date(now)
            .sourceArn(about.arn())
            .build();
    entries.add(new Entry(number++, notice, identifier, event));
    while (entries.element().event().date().isBefore(now.minus(KEPT))) {
      entries.remove();
    }
    String detail = detail(notice, event, about.tags());
    timeline.after(
        options.lasts(Stage.EVENT_DELIVERY, identifier),
        () -> bus.emit("aws.rds", notice.source().detailType, detail, List.of(event.sourceArn())));
  }

  private static String detail(Notice notice, Event event, List<Tag> tags) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("EventCategories", List.of(notice.category()));
    detail.put("SourceType", notice.source().detail);
    detail.put("SourceArn", event.sourceArn());
    detail.put("Date", event.date().toString());
    detail.put("Message", event.message());
    detail.put("SourceIdentifier", event.sourceIdentifier());
    detail.put("EventID", notice.id());
    if (!tags.isEmpty()) {
      detail.put(
          "Tags",
          tags.stream()
              .collect(
                  Collectors.toMap(Tag::key, tag -> Objects.requireNonNullElse(tag.value(), ""))));
    }
    try {
      return JSON.writeValueAsString(detail);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An event cannot be written as JSON", e);
    }
  }

  /** AWS: the last hour unless asked otherwise; an identifier only together with its type. */
  DescribeEventsResponse describe(DescribeEventsRequest request) {
    Filters.none(request.filters());
    if (request.sourceIdentifier() != null && request.sourceType() == null) {
      throw Fault.COMBINATION.with(
          "SourceType must be provided when SourceIdentifier is provided.");
    }
    Instant end = Objects.requireNonNullElse(request.endTime(), timeline.instant());
    Instant start = start(request, end);
    List<Entry> fitting =
        entries.stream()
            .filter(e -> !e.event().date().isBefore(start) && !e.event().date().isAfter(end))
            .filter(e -> fits(e, request))
            .toList();
    Page<Entry> page =
        Page.of(
            fitting,
            e -> String.format(Locale.ROOT, "%012d", e.number()),
            request.maxRecords(),
            request.marker());
    return DescribeEventsResponse.builder()
        .events(page.items().stream().map(Entry::event).toList())
        .marker(page.marker())
        .build();
  }

  private static boolean fits(Entry entry, DescribeEventsRequest request) {
    return (request.sourceType() == null
            || entry.notice().source().described.equals(request.sourceTypeAsString()))
        && (request.sourceIdentifier() == null
            || entry.identifier().equals(request.sourceIdentifier().toLowerCase(Locale.ROOT)))
        && (request.eventCategories().isEmpty()
            || request.eventCategories().contains(entry.notice().category()));
  }

  private static Instant start(DescribeEventsRequest request, Instant end) {
    if (request.startTime() != null) {
      return request.startTime();
    }
    return end.minus(Duration.ofMinutes(Objects.requireNonNullElse(request.duration(), 60)));
  }
}
