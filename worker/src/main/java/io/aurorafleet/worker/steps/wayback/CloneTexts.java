package io.aurorafleet.worker.steps.wayback;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.checkpoint.CloneParity;
import java.util.ArrayList;
import java.util.List;

/** What a clone's log says of it. */
final class CloneTexts {
  private CloneTexts() {}

  static List<String> lines(ClusterView clone, CloneParity parity) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s is available: %s, version %s, endpoint %s:%d%s."
            .formatted(
                clone.id(),
                clone.arn(),
                clone.version(),
                clone.host(),
                clone.port(),
                parity.instance() == null
                    ? ", without an instance"
                    : ", instance " + parity.instance()));
    for (CloneParity.Item item : parity.items()) {
      lines.add(
          "%s %s: source %s, clone %s%s"
              .formatted(
                  item.same() ? "same" : "DIFFERS",
                  item.name(),
                  or(item.ofSource()),
                  or(item.ofClone()),
                  item.remark().isEmpty() ? "" : " (" + item.remark() + ")"));
    }
    return lines;
  }

  private static String or(String value) {
    return value.isEmpty() ? "none" : value;
  }
}
