package io.aurorafleet.cloud.cluster;

import static java.util.Objects.requireNonNullElse;

import io.aurorafleet.cloud.call.AwsCall;
import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.Failure;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.Tag;

/** Parameter groups of both kinds through the RDS API, which has every call twice. */
public final class RdsParameterGroups implements ParameterGroups {
  /** ModifyDB…ParameterGroup takes no more. */
  private static final int MOST_AT_ONCE = 20;

  private static final String USER = "user";

  /** The defaults of a family change with Aurora's releases, not between two clusters. */
  private static final Duration KEPT = Duration.ofHours(1);

  private static final Duration RECENT = Duration.ofSeconds(60);

  private final RdsClient rds;
  private final WorkClock clock;
  private final Map<Family, Kept<Map<String, Parameter>>> defaults = new ConcurrentHashMap<>();
  private final Map<Named, Kept<List<Parameter>>> recent = new ConcurrentHashMap<>();

  public RdsParameterGroups(RdsClient rds, WorkClock clock) {
    this.rds = rds;
    this.clock = clock;
  }

  private record Family(Kind kind, String name) {}

  private record Named(Kind kind, String name) {}

  @Override
  public Optional<Group> find(Kind kind, String name) {
    return AwsCall.find("describe " + called(kind, name), () -> describe(kind, name))
        .flatMap(found -> found);
  }

  @Override
  public List<Parameter> userValues(Kind kind, String group) {
    return AwsCall.run(
        "read the parameters of " + called(kind, group), () -> readUserValues(kind, group));
  }

  @Override
  public List<Parameter> recentValues(Kind kind, String group) {
    return recent
        .computeIfAbsent(
            new Named(kind, group),
            of -> new Kept<>(clock, RECENT, () -> userValues(of.kind(), of.name())))
        .get();
  }

  @Override
  public Optional<Map<String, String>> tags(Kind kind, String name, String clusterArn) {
    String type = kind == Kind.CLUSTER ? "cluster-pg:" : "pg:";
    String arn = clusterArn.replaceFirst(":cluster:.*", ":" + type) + name;
    return AwsCall.find("read the tags of " + called(kind, name), () -> tags(name, arn));
  }

  @Override
  public Map<String, Parameter> defaults(Kind kind, String family) {
    return defaults
        .computeIfAbsent(
            new Family(kind, family),
            of -> new Kept<>(clock, KEPT, () -> askDefaults(of.kind(), of.name())))
        .get();
  }

  private Map<String, Parameter> askDefaults(Kind kind, String family) {
    Map<String, Parameter> byName = new TreeMap<>();
    AwsCall.run(
            "read the %s defaults of %s".formatted(kind.name().toLowerCase(Locale.ROOT), family),
            () -> readDefaults(kind, family))
        .forEach(parameter -> byName.put(parameter.name(), parameter));
    return Collections.unmodifiableMap(byName);
  }

  @Override
  public void create(Fence fence, Group group, String description) {
    List<Tag> tags = RdsViews.tags(group.tags());
    AwsCall.effect(
        fence,
        "create " + called(group.kind(), group.name()),
        () ->
            group.kind() == Kind.CLUSTER
                ? rds.createDBClusterParameterGroup(
                    r ->
                        r.dbClusterParameterGroupName(group.name())
                            .dbParameterGroupFamily(group.family())
                            .description(description)
                            .tags(tags))
                : rds.createDBParameterGroup(
                    r ->
                        r.dbParameterGroupName(group.name())
                            .dbParameterGroupFamily(group.family())
                            .description(description)
                            .tags(tags)));
  }

  @Override
  public void delete(Fence fence, Kind kind, String name) {
    Optional<Group> found = find(kind, name);
    if (found.isEmpty()) {
      return;
    }
    if (!Ownership.ours(name, found.get().tags())) {
      throw new OutsideException(
          Failure.fix(
              "not-ours",
              "The %s was not deleted: it has no tag %s that holds its own name, so we did not make it."
                  .formatted(called(kind, name), Ownership.SELF),
              "Delete it by hand if it is no longer needed, then requeue."));
    }
    fence.check();
    AwsCall.find(
        "delete " + called(kind, name),
        () ->
            kind == Kind.CLUSTER
                ? rds.deleteDBClusterParameterGroup(r -> r.dbClusterParameterGroupName(name))
                : rds.deleteDBParameterGroup(r -> r.dbParameterGroupName(name)));
  }

  @Override
  public void set(Fence fence, Kind kind, String group, List<Parameter> values) {
    for (int from = 0; from < values.size(); from += MOST_AT_ONCE) {
      List<software.amazon.awssdk.services.rds.model.Parameter> some =
          values.subList(from, Math.min(values.size(), from + MOST_AT_ONCE)).stream()
              .map(RdsParameterGroups::toRds)
              .toList();
      AwsCall.effect(
          fence,
          "set parameters of " + called(kind, group),
          () ->
              kind == Kind.CLUSTER
                  ? rds.modifyDBClusterParameterGroup(
                      r -> r.dbClusterParameterGroupName(group).parameters(some))
                  : rds.modifyDBParameterGroup(
                      r -> r.dbParameterGroupName(group).parameters(some)));
    }
  }

  private Optional<Group> describe(Kind kind, String name) {
    if (kind == Kind.CLUSTER) {
      return rds
          .describeDBClusterParameterGroups(r -> r.dbClusterParameterGroupName(name))
          .dbClusterParameterGroups()
          .stream()
          .findFirst()
          .map(
              found ->
                  new Group(
                      kind,
                      found.dbClusterParameterGroupName(),
                      found.dbParameterGroupFamily(),
                      tags(name, found.dbClusterParameterGroupArn())));
    }
    return rds
        .describeDBParameterGroups(r -> r.dbParameterGroupName(name))
        .dbParameterGroups()
        .stream()
        .findFirst()
        .map(
            found ->
                new Group(
                    kind,
                    found.dbParameterGroupName(),
                    found.dbParameterGroupFamily(),
                    tags(name, found.dbParameterGroupArn())));
  }

  /** The only description without tags in it; RDS's own groups have none. */
  private Map<String, String> tags(String name, String arn) {
    return name.startsWith("default.")
        ? Map.of()
        : RdsViews.tags(rds.listTagsForResource(r -> r.resourceName(arn)).tagList());
  }

  private List<Parameter> readUserValues(Kind kind, String group) {
    return (kind == Kind.CLUSTER
            ? rds.describeDBClusterParametersPaginator(
                    r -> r.dbClusterParameterGroupName(group).source(USER))
                .parameters()
            : rds.describeDBParametersPaginator(r -> r.dbParameterGroupName(group).source(USER))
                .parameters())
        .stream().map(RdsParameterGroups::fromRds).toList();
  }

  private List<Parameter> readDefaults(Kind kind, String family) {
    return kind == Kind.CLUSTER
        ? RdsDefaults.ofClusters(rds, family).stream().map(RdsParameterGroups::fromRds).toList()
        : rds
            .describeEngineDefaultParametersPaginator(r -> r.dbParameterGroupFamily(family))
            .stream()
            .flatMap(page -> page.engineDefaults().parameters().stream())
            .map(RdsParameterGroups::fromRds)
            .toList();
  }

  private static Parameter fromRds(software.amazon.awssdk.services.rds.model.Parameter from) {
    return new Parameter(
        from.parameterName(),
        requireNonNullElse(from.parameterValue(), ""),
        Boolean.TRUE.equals(from.isModifiable()),
        "dynamic".equals(from.applyType()),
        requireNonNullElse(from.allowedValues(), ""));
  }

  /** RDS refuses {@code immediate} for a static parameter. */
  private static software.amazon.awssdk.services.rds.model.Parameter toRds(Parameter value) {
    return software.amazon.awssdk.services.rds.model.Parameter.builder()
        .parameterName(value.name())
        .parameterValue(value.value())
        .applyMethod(value.dynamic() ? ApplyMethod.IMMEDIATE : ApplyMethod.PENDING_REBOOT)
        .build();
  }

  private static String called(Kind kind, String name) {
    return "%s parameter group %s".formatted(kind.name().toLowerCase(Locale.ROOT), name);
  }
}
