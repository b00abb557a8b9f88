package io.aurorafleet.lab.killmatrix;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Counts what RDS accepted, in front of everything: one clone and one upgrade call each, whatever
 * became of the workers that made them.
 */
public final class Effects {
  /**
   * What must not be accepted twice. Tagging, filling a parameter group and other things that may
   * be repeated, because they leave the same world, are not in it.
   */
  private static final Pattern ONCE = Pattern.compile("(create|restore|delete|reboot|apply).*");

  private static final String MODIFY = "modifyDBCluster";

  private static final List<String> NAMES =
      List.of(
          "DBClusterIdentifier",
          "DBInstanceIdentifier",
          "DBClusterSnapshotIdentifier",
          "DBClusterParameterGroupName",
          "DBParameterGroupName",
          "ResourceIdentifier",
          "EngineVersion");

  private final Map<String, Integer> accepted = new ConcurrentHashMap<>();
  private final Map<String, Integer> calls = new ConcurrentHashMap<>();

  /** Stands in front of an RDS. */
  public RdsClient before(RdsClient rds) {
    return (RdsClient)
        Proxy.newProxyInstance(
            Effects.class.getClassLoader(),
            new Class<?>[] {RdsClient.class},
            (proxy, method, arguments) -> {
              try {
                Object reply = method.invoke(rds, arguments);
                if (arguments != null
                    && arguments.length == 1
                    && arguments[0] instanceof SdkRequest request) {
                  accepted(method.getName(), request);
                }
                return reply;
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }

  private void accepted(String method, SdkRequest request) {
    calls.merge(method, 1, Integer::sum);
    boolean upgrade =
        method.equals(MODIFY)
            && request.getValueForField("EngineVersion", String.class).isPresent();
    if (!upgrade && !ONCE.matcher(method).matches()) {
      return;
    }
    StringBuilder what = new StringBuilder(method);
    for (String name : NAMES) {
      request.getValueForField(name, String.class).ifPresent(v -> what.append(' ').append(v));
    }
    accepted.merge(what.toString(), 1, Integer::sum);
  }

  /** What was accepted about a cluster and what was made for it, and how often. */
  Map<String, Integer> about(String cluster) {
    Map<String, Integer> about = new TreeMap<>(accepted);
    about.keySet().removeIf(what -> !what.contains(cluster));
    return about;
  }

  /** A cluster that is looked at no more. */
  void forget(String cluster) {
    accepted.keySet().removeIf(what -> what.contains(cluster));
  }

  /** Calls answered well, by operation. */
  public Map<String, Integer> calls() {
    return new TreeMap<>(calls);
  }
}
