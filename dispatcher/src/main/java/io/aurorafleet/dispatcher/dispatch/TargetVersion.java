package io.aurorafleet.dispatcher.dispatch;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.dispatcher.cli.CommandException;

/** The version of {@code --target}. */
public final class TargetVersion {
  private TargetVersion() {}

  /** Reads it; throws {@link CommandException} for what is no version one can upgrade to. */
  public static EngineVersion parse(String text) {
    try {
      EngineVersion version = new EngineVersion(text.strip());
      if (!version.special()) {
        return version;
      }
    } catch (IllegalArgumentException e) {
      // Falls through: both are no version to go to.
    }
    throw CommandException.badInput(
        "target",
        "\"%s\" is no engine version to upgrade to.".formatted(text),
        "Give major and minor with --target, such as 17.7.");
  }

  /** What to throw when Aurora does not have the version. */
  public static CommandException unknown(EngineVersion target, String region) {
    return CommandException.badInput(
        "no-such-version",
        "There is no Aurora PostgreSQL %s in %s.".formatted(target, region),
        "Give a version that `aws rds describe-db-engine-versions --engine aurora-postgresql` lists.");
  }
}
