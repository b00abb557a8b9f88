package io.aurorafleet.sandbox.rds;

import io.aurorafleet.sandbox.rds.memory.MemoryDataPlane;
import io.aurorafleet.sandbox.rds.memory.MemoryServer;
import io.aurorafleet.sandbox.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Event;
import software.amazon.awssdk.services.rds.model.Parameter;

/** A Region in virtual time with data in memory, and what was sent to its event bus. */
final class SimulatedRegion {
  record Sent(String detailType, String detail, Instant at) {
    boolean is(String eventId, String identifier) {
      return detail.contains("\"EventID\":\"" + eventId + "\"")
          && detail.contains("\"SourceIdentifier\":\"" + identifier + "\"");
    }
  }

  static final String USER = "master";
  static final String PASSWORD = "correct-horse";
  final VirtualTimeline time = new VirtualTimeline(Instant.parse("2026-11-22T10:00:00Z"));
  final MemoryDataPlane plane = new MemoryDataPlane();
  final List<Sent> sent = new ArrayList<>();
  final AuroraRds rds;

  SimulatedRegion() {
    this(RdsOptions.usual("123456789012", "eu-west-1"));
  }

  SimulatedRegion(RdsOptions options) {
    rds =
        new AuroraRds(
            options,
            time,
            plane,
            Runnable::run,
            (source, type, detail, resources) -> sent.add(new Sent(type, detail, time.instant())));
  }

  static Parameter parameter(String name, String value, String method) {
    return Parameter.builder()
        .parameterName(name)
        .parameterValue(value)
        .applyMethod(method)
        .build();
  }

  static RdsOptions options() {
    return RdsOptions.usual("123456789012", "eu-west-1");
  }

  DBCluster seed(String id, String version, String... classes) {
    ClusterSeed seed = ClusterSeed.of(id, version, USER, PASSWORD);
    rds.seed(classes.length == 0 ? seed : seed.withClasses(classes)).join();
    return cluster(id);
  }

  DBCluster cluster(String id) {
    return rds.describeDBClusters(r -> r.dbClusterIdentifier(id)).dbClusters().get(0);
  }

  boolean exists(String id) {
    return rds.describeDBClusters().dbClusters().stream()
        .anyMatch(c -> c.dbClusterIdentifier().equals(id));
  }

  DBInstance instance(String id) {
    return rds.describeDBInstances(r -> r.dbInstanceIdentifier(id)).dbInstances().get(0);
  }

  MemoryServer server(String id) {
    return plane.server(cluster(id).dbClusterResourceId()).orElseThrow();
  }

  void upgrade(String id, String version) {
    rds.modifyDBCluster(
        r ->
            r.dbClusterIdentifier(id)
                .engineVersion(version)
                .allowMajorVersionUpgrade(true)
                .applyImmediately(true));
  }

  void pass(Duration by) {
    time.advance(by);
  }

  /** Long enough for anything to end. */
  void passHours() {
    pass(Duration.ofHours(3));
  }

  List<String> messages(String type, String id) {
    return rds
        .describeEvents(r -> r.sourceType(type).sourceIdentifier(id).duration(20160))
        .events()
        .stream()
        .map(Event::message)
        .toList();
  }

  boolean told(String eventId, String identifier) {
    return sent.stream().anyMatch(s -> s.is(eventId, identifier));
  }
}
