package io.aurorafleet.sandbox.bus;

import io.aurorafleet.sandbox.bus.Rules.Rule;
import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.time.Timeline;
import io.aurorafleet.sandbox.wire.Faults;
import io.aurorafleet.sandbox.wire.Page;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.LimitExceededException;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.PutRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.eventbridge.model.TestEventPatternRequest;
import software.amazon.awssdk.services.eventbridge.model.TestEventPatternResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.event.ruler.Ruler;

/**
 * EventBridge's default bus: rules that match by pattern, targets that are SQS queues of the same
 * account and Region, named by ARN. The services of the sandbox emit through {@link #emit}; users
 * through PutEvents, which refuses AWS's own sources.
 */
public final class EventBus implements EventBridgeClient, AwsEvents {
  private static final int MAX_TARGETS = 5;
  private static final int MAX_ENTRIES = 10;
  private static final int PAGE = 100;
  private static final long ID_PREFIX = 0x4556_0000_0000_4000L;

  private final Account account;
  private final Timeline timeline;
  private final Delivery delivery;
  private final Rules rules = new Rules();
  private long events;

  /**
   * @param queues where targets are found and messages sent
   * @param executor runs the sending, so that slow queues do not hold up the timeline
   */
  public EventBus(
      Account account, SqsClient queues, Timeline timeline, EventPlan plan, Executor executor) {
    this.account = account;
    this.timeline = timeline;
    this.delivery = new Delivery(queues, timeline, plan, executor);
  }

  @Override
  public void emit(String source, String detailType, String detailJson, List<String> resources) {
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .source(source)
            .detailType(detailType)
            .detail(detailJson)
            .resources(resources)
            .build();
    PutEventsResultEntry result = accept(entry);
    if (result.errorCode() != null) {
      throw new IllegalArgumentException(result.errorMessage() + " " + detailJson);
    }
  }

  @Override
  public PutEventsResponse putEvents(PutEventsRequest request) {
    if (request.entries().isEmpty() || request.entries().size() > MAX_ENTRIES) {
      throw invalid("PutEvents takes 1 to 10 entries, not " + request.entries().size() + ".");
    }
    List<PutEventsResultEntry> results =
        request.entries().stream()
            .map(e -> isAws(e.source()) ? refused("NotAuthorizedForSource") : accept(e))
            .toList();
    long failed = results.stream().filter(r -> r.errorCode() != null).count();
    return PutEventsResponse.builder().entries(results).failedEntryCount((int) failed).build();
  }

  private static boolean isAws(@Nullable String source) {
    return source != null && source.startsWith("aws.");
  }

  private PutEventsResultEntry accept(PutEventsRequestEntry entry) {
    if (entry.source() == null || entry.detailType() == null || entry.detail() == null) {
      return refused("InvalidArgument");
    }
    return EventJson.detail(entry.detail())
        .map(
            detail -> {
              String id = nextId();
              String event =
                  EventJson.envelope(
                      account,
                      id,
                      entry.time() == null ? timeline.instant() : entry.time(),
                      entry.source(),
                      entry.detailType(),
                      detail,
                      entry.resources());
              delivery.plan(event, this::targetsFor);
              return PutEventsResultEntry.builder().eventId(id).build();
            })
        .orElseGet(() -> refused("MalformedDetail"));
  }

  private synchronized List<Target> targetsFor(String event) {
    return rules.targetsFor(event);
  }

  private synchronized String nextId() {
    return new UUID(ID_PREFIX, Long.MIN_VALUE | events++).toString();
  }

  private static PutEventsResultEntry refused(String code) {
    String message =
        switch (code) {
          case "NotAuthorizedForSource" -> "Not authorized for the source.";
          case "MalformedDetail" -> "Detail is malformed.";
          default -> "Parameters Source, DetailType and Detail are required.";
        };
    return PutEventsResultEntry.builder().errorCode(code).errorMessage(message).build();
  }

  @Override
  public synchronized PutRuleResponse putRule(PutRuleRequest request) {
    demandDefaultBus(request.eventBusName());
    boolean enabled = request.state() != RuleState.DISABLED;
    rules.put(request.name(), request.eventPattern(), request.description(), enabled);
    return PutRuleResponse.builder().ruleArn(arn(request.name())).build();
  }

  @Override
  public synchronized PutTargetsResponse putTargets(PutTargetsRequest request) {
    demandDefaultBus(request.eventBusName());
    Rule rule = rules.get(request.rule());
    for (Target target : request.targets()) {
      if (!target.arn().startsWith("arn:aws:sqs:" + account.region() + ":" + account.id() + ":")) {
        throw invalid("The sandbox delivers to its own SQS queues, not to " + target.arn() + ".");
      }
      rule.targets.put(target.id(), target);
    }
    if (rule.targets.size() > MAX_TARGETS) {
      request.targets().forEach(target -> rule.targets.remove(target.id()));
      throw Faults.modelled(
          LimitExceededException.builder(),
          "The requested resource exceeds the maximum number allowed.");
    }
    return PutTargetsResponse.builder().failedEntryCount(0).failedEntries(List.of()).build();
  }

  @Override
  public synchronized RemoveTargetsResponse removeTargets(RemoveTargetsRequest request) {
    demandDefaultBus(request.eventBusName());
    rules.get(request.rule()).targets.keySet().removeAll(request.ids());
    return RemoveTargetsResponse.builder().failedEntryCount(0).failedEntries(List.of()).build();
  }

  @Override
  public synchronized DeleteRuleResponse deleteRule(DeleteRuleRequest request) {
    demandDefaultBus(request.eventBusName());
    if (rules.startingWith(null).containsKey(request.name())) {
      if (!rules.get(request.name()).targets.isEmpty()) {
        throw invalid("Rule can't be deleted since it has targets.");
      }
      rules.remove(request.name());
    }
    return DeleteRuleResponse.builder().build();
  }

  @Override
  public synchronized DescribeRuleResponse describeRule(DescribeRuleRequest request) {
    demandDefaultBus(request.eventBusName());
    Rule rule = rules.get(request.name());
    return DescribeRuleResponse.builder()
        .name(rule.name)
        .arn(arn(rule.name))
        .eventPattern(rule.pattern)
        .description(rule.description)
        .state(state(rule))
        .eventBusName("default")
        .createdBy(account.id())
        .build();
  }

  @Override
  public synchronized ListRulesResponse listRules(ListRulesRequest request) {
    demandDefaultBus(request.eventBusName());
    int limit = request.limit() == null ? PAGE : request.limit();
    Page<Rule> page = Page.of(rules.startingWith(request.namePrefix()), request.nextToken(), limit);
    return ListRulesResponse.builder()
        .rules(page.items().stream().map(this::listed).toList())
        .nextToken(page.next())
        .build();
  }

  private software.amazon.awssdk.services.eventbridge.model.Rule listed(Rule rule) {
    return software.amazon.awssdk.services.eventbridge.model.Rule.builder()
        .name(rule.name)
        .arn(arn(rule.name))
        .eventPattern(rule.pattern)
        .description(rule.description)
        .state(state(rule))
        .eventBusName("default")
        .build();
  }

  @Override
  public synchronized ListTargetsByRuleResponse listTargetsByRule(
      ListTargetsByRuleRequest request) {
    demandDefaultBus(request.eventBusName());
    int limit = request.limit() == null ? PAGE : request.limit();
    Page<Target> page = Page.of(rules.get(request.rule()).targets, request.nextToken(), limit);
    return ListTargetsByRuleResponse.builder().targets(page.items()).nextToken(page.next()).build();
  }

  @Override
  public TestEventPatternResponse testEventPattern(TestEventPatternRequest request) {
    Rules.check(request.eventPattern());
    try {
      boolean matches = Ruler.matchesRule(request.event(), request.eventPattern());
      return TestEventPatternResponse.builder().result(matches).build();
    } catch (Exception e) { // declared as such by event-ruler
      throw invalid("Event is not valid. Reason: " + e.getMessage());
    }
  }

  private void demandDefaultBus(@Nullable String name) {
    if (name != null && !name.equals("default") && !name.endsWith(":event-bus/default")) {
      throw Faults.modelled(
          ResourceNotFoundException.builder(), "Event bus " + name + " does not exist.");
    }
  }

  private static RuntimeException invalid(String message) {
    return Faults.unmodelled(EventBridgeException.builder(), "ValidationException", 400, message);
  }

  private static RuleState state(Rule rule) {
    return rule.enabled ? RuleState.ENABLED : RuleState.DISABLED;
  }

  private String arn(String rule) {
    return account.arn("events", "rule/" + rule);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
