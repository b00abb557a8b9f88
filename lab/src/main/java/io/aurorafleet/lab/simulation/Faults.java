package io.aurorafleet.lab.simulation;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What goes wrong, drawn from the seed: how often each kind, and then at every call whether now.
 * Stops when told to, because invariants speak of the time after faults stop.
 */
final class Faults {
  /** What becomes of one call. */
  enum Fate {
    SERVED,
    REFUSED,
    REPLY_LOST,
    MET_OWN_WRITE
  }

  /** Operations without an effect: dying after one is dying before the next. */
  private static final Pattern READS = Pattern.compile("get|describe|list|receive|head");

  private final Random chance;
  private final Schedule schedule;
  private final Map<String, Integer> injected = new TreeMap<>();
  private final double crash;
  private final double refuse;
  private final double lose;
  private final double pause;
  private Set<String> excluded = Set.of();
  private boolean calm;
  private BiConsumer<String, SdkRequest> watcher = (operation, request) -> {};

  Faults(Random chance, Schedule schedule) {
    this.chance = chance;
    this.schedule = schedule;
    this.crash = rate(0.004);
    this.refuse = rate(0.03);
    this.lose = rate(0.01);
    this.pause = rate(0.004);
  }

  private double rate(double most) {
    return chance.nextInt(3) == 0 ? 0 : chance.nextDouble() * most;
  }

  /** Leaves kinds of faults out. */
  void never(Set<String> kinds) {
    excluded = kinds;
  }

  /** No more faults from now on. */
  void stop() {
    calm = true;
  }

  void begin() {
    calm = false;
  }

  Map<String, Integer> injected() {
    return injected;
  }

  /** Whether a fault of this kind happens now, counted when it does. */
  boolean happens(String kind, double probability) {
    boolean now = !calm && !excluded.contains(kind) && chance.nextDouble() < probability;
    if (now) {
      injected.merge(kind, 1, Integer::sum);
    }
    return now;
  }

  /** Called with the turn held, before an operation; may never return. */
  Fate before(String operation) {
    if (operation.endsWith(".receiveMessage")) {
      return Fate.SERVED; // whoever receives has just been given the turn for it
    }
    turn();
    if (happens("refused call", refuse)) {
      return Fate.REFUSED;
    }
    if (happens("lost reply", lose)) {
      return Fate.REPLY_LOST;
    }
    return operation.equals("s3.putObject") && happens("412 of one's own write", lose)
        ? Fate.MET_OWN_WRITE
        : Fate.SERVED;
  }

  /** Who is told of every operation that took effect, before its caller learns of it. */
  void watch(BiConsumer<String, SdkRequest> watcher) {
    this.watcher = watcher;
  }

  void served(String operation, SdkRequest request) {
    watcher.accept(operation, request);
  }

  /** Called after the operation's effect, before its reply is given. */
  void after(String operation) {
    String name = operation.substring(operation.indexOf('.') + 1);
    if (!READS.matcher(name).lookingAt()) {
      turn();
    }
  }

  /** A point at which the worker may be paused or die. */
  void turn() {
    String process = schedule.process();
    if (process.isEmpty()) {
      return;
    }
    if (process.startsWith("worker") && happens("crash", crash)) {
      schedule.crash(process);
    }
    if (happens("pause past the lease", pause)) {
      schedule.await(Duration.ofSeconds(60L + chance.nextInt(600)));
    } else {
      schedule.await(Duration.ofMillis(chance.nextInt(200)));
    }
  }

  static RuntimeException refusal(String service) {
    AwsServiceException.Builder fault =
        service.equals("s3") ? S3Exception.builder() : RdsException.builder();
    return fault
        .statusCode(service.equals("s3") ? 503 : 400)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode(service.equals("s3") ? "SlowDown" : "Throttling")
                .errorMessage("Rate exceeded")
                .build())
        .message("Rate exceeded")
        .build();
  }

  static RuntimeException lostReply() {
    return ApiCallTimeoutException.create(30_000);
  }

  static RuntimeException preconditionFailed() {
    return S3Exception.builder()
        .statusCode(412)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode("PreconditionFailed")
                .errorMessage("At least one of the pre-conditions you specified did not hold")
                .build())
        .message("At least one of the pre-conditions you specified did not hold")
        .build();
  }
}
