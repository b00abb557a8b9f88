package io.aurorafleet.dispatcher.dispatch;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.dispatcher.cli.CommandException;

/** The tag, with its exact value, that puts a cluster in scope. */
public record Tag(String key, String value) {
  /** What AWS's own sample for this job uses, so that fleets tagged for it need no new tags. */
  public static final String DEFAULT = "UpgradeDB=Y";

  /** Reads {@code key=value}; the value may be empty, and may itself have an equals sign. */
  public static Tag parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw CommandException.badInput(
          "tag",
          "\"%s\" is not a tag with its value.".formatted(text),
          "Give key and value, such as --tag " + DEFAULT + ".");
    }
    return new Tag(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
  }

  /** Whether the cluster has it. */
  public boolean on(ClusterView cluster) {
    return value.equals(cluster.tags().get(key));
  }

  @Override
  public String toString() {
    return key + "=" + value;
  }
}
