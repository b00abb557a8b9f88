package io.aurorafleet.survey.groups;

import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.contracts.ClusterId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of the parameter groups we make, from cluster, family, and the group they follow. Without
 * the run, so that what PREUPGRADE made is what UPGRADE uses; with the group they follow, so that a
 * failover between the two, or another group given to a member, never mixes the values of two.
 */
public final class GroupNames {
  /** The longest name of a parameter group. */
  static final int LONGEST = 255;

  private static final String DEFAULT = "default.";
  private static final int HASH = 8;

  private GroupNames() {}

  /** Whether a group is RDS's own, which has a successor in every family. */
  public static boolean isDefault(String group) {
    return group.startsWith(DEFAULT);
  }

  /** The group of the next family that follows the present one; one of ours keeps its root. */
  public static String next(Kind kind, ClusterId cluster, String present, String family) {
    if (isDefault(present) || present.isEmpty()) {
      return DEFAULT + family;
    }
    String head = "%s-%s-%s".formatted(cluster, family.replace('.', '-'), word(kind));
    String root = root(kind, cluster, present);
    return root.isEmpty() ? head : fit(head + "-" + root);
  }

  /** What of a name is not of our making; our first groups had no such part. */
  private static String root(Kind kind, ClusterId cluster, String present) {
    Matcher ours =
        Pattern.compile(
                "%s-aurora-postgresql\\d+-%s(?:-(.+))?"
                    .formatted(Pattern.quote(cluster.value()), word(kind)))
            .matcher(present);
    if (!ours.matches()) {
      return present;
    }
    return ours.group(1) == null ? "" : ours.group(1);
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** Cuts a name that is too long; a hash keeps cut names apart. */
  private static String fit(String name) {
    if (name.length() <= LONGEST) {
      return name;
    }
    String cut = name.substring(0, LONGEST - HASH - 1).replaceAll("-+$", "");
    return cut + "-" + hash(name);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
