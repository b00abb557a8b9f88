package io.aurorafleet.lab.killmatrix.worker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Tells for which cluster, at which step, a call is made. Within a visit the log context says so;
 * around it, where a message is read, claimed and deleted, the key or message does, or what the
 * same thread did just before.
 */
final class Attribution {
  /** Where a cluster is that this worker has not seen at a step yet. */
  private static final String START = "start";

  private static final String WATCHDOG = "watchdog";
  private static final Pattern OF_RUN = Pattern.compile("runs/[^/]+/([^/]+)(?:/([^/]+).*)?");
  private static final Pattern OWNED = Pattern.compile("owned/[^/]+/[^/]+/([^/]+)/.*");

  private final Map<String, String> steps = new ConcurrentHashMap<>();
  private final ThreadLocal<@Nullable String> last = new ThreadLocal<>();

  /** A call of an SDK client. */
  Called of(String service, String method, SdkRequest request) {
    String key = request.getValueForField("Key", String.class).orElse("");
    String operation = service + "." + method;
    String named = key.isEmpty() ? operation : operation + " " + kind(key);
    String cluster = cluster(key, request);
    return called(cluster, MDC.get("cluster") == null ? named + Called.MESSAGE : named);
  }

  /** A call of a database session, which knows its cluster on whatever thread it is used. */
  Called sql(String cluster, String method) {
    return called(cluster, "sql." + method);
  }

  private Called called(@Nullable String cluster, String operation) {
    if (cluster == null) {
      return new Called(null, START, operation);
    }
    String step = MDC.get("step");
    if (step != null) {
      steps.put(cluster, step);
    }
    return new Called(cluster, steps.getOrDefault(cluster, START), operation);
  }

  private @Nullable String cluster(String key, SdkRequest request) {
    if (Thread.currentThread().getName().equals(WATCHDOG)) {
      return null;
    }
    String cluster = MDC.get("cluster");
    if (cluster == null) {
      cluster = OWNED.matcher(key).matches() ? null : named(key, request);
    }
    last.set(cluster);
    return cluster;
  }

  private @Nullable String named(String key, SdkRequest request) {
    Matcher ofRun = OF_RUN.matcher(key);
    if (ofRun.matches() && ofRun.group(2) != null) {
      return ofRun.group(1);
    }
    if (request instanceof SendMessageRequest send
        && send.messageAttributes().containsKey("cluster")) {
      return send.messageAttributes().get("cluster").stringValue();
    }
    return last.get();
  }

  /** What kind of object it is, without the names in it. */
  private static String kind(String key) {
    Matcher owned = OWNED.matcher(key);
    if (owned.matches()) {
      return "owned/" + owned.group(1);
    }
    Matcher ofRun = OF_RUN.matcher(key);
    if (!ofRun.matches()) {
      return "other";
    }
    return ofRun.group(2) == null ? "run's " + ofRun.group(1) : ofRun.group(2);
  }
}
