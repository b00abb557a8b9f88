package io.aurorafleet.preflight;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a server of the target version offers, asked of such a server: no AWS API tells. Any cluster
 * that runs it already will do, a rehearsal's clone for one.
 *
 * @param version the version that was asked, such as {@code 17.7}
 * @param offered extension names, each with the versions that can be created there
 */
public record TargetExtensions(String version, Map<String, Set<String>> offered) {
  /** What to ask a server of the target version, in any database; rows for {@link #read}. */
  public static final String QUERY =
      "SELECT name, version FROM pg_catalog.pg_available_extension_versions";

  public TargetExtensions {
    Map<String, Set<String>> copy = new HashMap<>();
    offered.forEach((name, versions) -> copy.put(name, Set.copyOf(versions)));
    offered = Map.copyOf(copy);
  }

  /** Takes the rows of {@link #QUERY}. */
  public static TargetExtensions read(String version, List<Map<String, String>> rows) {
    Map<String, Set<String>> offered = new HashMap<>();
    for (Map<String, String> row : rows) {
      offered
          .computeIfAbsent(row.getOrDefault("name", ""), name -> new HashSet<>())
          .add(row.getOrDefault("version", ""));
    }
    return new TargetExtensions(version, offered);
  }

  /** Whether any version of it can be created there. */
  public boolean offers(String extension) {
    return offered.containsKey(extension);
  }
}
