package io.aurorafleet.lab.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.report.ClusterReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the demo went.
 *
 * @param complaints by cluster; all empty when every cluster ended as the demo expects
 * @param took from the first line to the last
 * @param workerMegabytes the most resident memory of a worker that was seen
 */
record DemoResult(
    RunId run,
    List<ClusterOutcome> clusters,
    Map<String, List<String>> complaints,
    Duration took,
    long workerMegabytes,
    Path report) {

  boolean success() {
    return complaints.values().stream().allMatch(List::isEmpty);
  }

  /** The one document of {@code --output json}. */
  String json() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    ObjectNode root = json.objectNode();
    root.put("run", run.value());
    root.put("outcome", success() ? "AS_EXPECTED" : "NOT_AS_EXPECTED");
    for (ClusterOutcome outcome : clusters) {
      root.withArray("clusters").add(cluster(json.objectNode(), outcome));
    }
    Map<String, Integer> counts = new TreeMap<>();
    clusters.forEach(c -> counts.merge(c.report().status().name(), 1, Integer::sum));
    ObjectNode all = root.putObject("counts");
    counts.forEach(all::put);
    root.put("seconds", took.toMillis() / 1000.0);
    root.put("workerMegabytes", workerMegabytes);
    root.put("report", report.toString());
    return root.toPrettyString();
  }

  private ObjectNode cluster(ObjectNode node, ClusterOutcome outcome) {
    ClusterReport report = outcome.report();
    node.put("cluster", outcome.plan().id());
    node.put("from", outcome.before().serverVersion());
    node.put("to", outcome.after().serverVersion());
    node.put("status", report.status().name());
    node.put("reason", reason(report));
    node.put("rowsBefore", outcome.before().rows());
    node.put("rowsAfter", outcome.after().rows());
    node.put("downtimeSeconds", outcome.downtime().toMillis() / 1000.0);
    node.put("resumedByEvent", report.resumedByEvent());
    node.put("resumedByTimer", report.resumedByTimer());
    node.put("upgrades", outcome.upgrades());
    node.put("clones", outcome.copies());
    complaints
        .getOrDefault(outcome.plan().id(), List.of())
        .forEach(node.withArray("complaints")::add);
    return node;
  }

  private static @Nullable String reason(ClusterReport report) {
    return report.failure() == null ? null : report.failure().reason();
  }
}
