package io.aurorafleet.survey;

import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Hop;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an approver of a plan approves for one cluster, as one hash: the cluster itself, its target,
 * the major versions it passes, what may be done to it, and what would stop it. Minor versions on
 * the way are left out, because an automatic minor upgrade between plan and window changes nothing
 * that was decided; so are warnings, which come and go with every transaction.
 */
public final class Approval {
  private Approval() {}

  /** SHA-256 over {@link #text}, in hexadecimal digits. */
  public static String hash(ClusterSurvey survey, RunOptions options) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(text(survey, options).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /**
   * The canonical text, one fact a line. Every value is preceded by its length, so that no name in
   * it can pass for another line. In-flight limit, failure budget and window are no part of it:
   * they say when something is done to a cluster, not what; nor is a script that only proves more.
   */
  static String text(ClusterSurvey survey, RunOptions options) {
    StringBuilder text = new StringBuilder("aurora-fleet approval 1\n");
    line(text, "cluster", survey.cluster().value());
    line(text, "resource", survey.resourceId());
    line(text, "module", survey.module().name());
    line(text, "target", survey.target().value());
    line(text, "majors", majors(survey.version().major(), survey.hops()));
    line(text, "safety-clone", String.valueOf(options.safetyClone()));
    line(text, "clone-instance", String.valueOf(options.cloneInstance()));
    line(text, "snapshot", String.valueOf(options.snapshot()));
    line(text, "slots", options.slots().name());
    line(text, "force-slots", String.valueOf(options.forceSlots()));
    line(text, "maintenance", String.valueOf(options.applyMaintenance()));
    for (String blocker : blockers(survey.blockers())) {
      line(text, "blocker", blocker);
    }
    return text.toString();
  }

  /** The majors from the present one on: {@code 13 17}. */
  private static String majors(int from, List<Hop> hops) {
    StringBuilder majors = new StringBuilder(String.valueOf(from));
    hops.stream().filter(Hop::major).forEach(h -> majors.append(' ').append(h.to().major()));
    return majors.toString();
  }

  /**
   * Which checks block, and where; sorted, so that the order of looking does not matter. Not the
   * objects: a blocker stops the cluster whatever they are, and some of them show what changes by
   * the second.
   */
  private static Set<String> blockers(List<Finding> blockers) {
    Set<String> lines = new TreeSet<>();
    for (Finding blocker : blockers) {
      String where = blocker.database() == null ? "" : blocker.database();
      lines.add("%s %d:%s".formatted(blocker.check(), where.length(), where));
    }
    return lines;
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append(' ').append(value.length()).append(':').append(value).append('\n');
  }
}
