package io.aurorafleet.sandbox.rds;

import io.aurorafleet.sandbox.rds.catalogue.EngineVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What goes to CloudWatch Logs. AWS: Aurora refuses the log type {@code upgrade}. */
final class LogExports {
  private LogExports() {}

  static void check(EngineVersion version, List<String> types) {
    List<String> wrong = new ArrayList<>(types);
    wrong.removeAll(version.logTypes());
    if (!wrong.isEmpty()) {
      throw Fault.COMBINATION.with(
          "You cannot use the log types '"
              + String.join("', '", wrong)
              + "' with engine version "
              + EngineVersions.ENGINE
              + " "
              + version.version()
              + ". For supported log types, see the documentation.");
    }
  }

  static List<String> changed(List<String> present, List<String> enable, List<String> disable) {
    TreeSet<String> now = new TreeSet<>(present);
    now.addAll(enable);
    disable.forEach(now::remove);
    return List.copyOf(now);
  }
}
