package io.aurorafleet.sandbox.wire;

import java.time.Duration;
import java.util.Optional;

/**
 * What a fault plan does to one call.
 *
 * @param kind whether the call takes effect, and what the caller hears of it
 * @param delay real time that passes before anything else happens
 * @param fault what the caller is told, for {@link Kind#REFUSE} and {@link Kind#FAIL_REPLY}
 */
public record Fate(Kind kind, Duration delay, Optional<Fault> fault) {
  /** From harmless to the worst: an effect of which the caller never hears. */
  public enum Kind {
    SERVE,
    /** No effect; the caller gets an error. */
    REFUSE,
    /** No effect; the connection is closed without an answer. */
    DROP_REQUEST,
    /** The effect happens; the caller gets an error in place of the reply. */
    FAIL_REPLY,
    /** The effect happens; the connection is closed without an answer. */
    DROP_REPLY
  }

  public static Fate serve() {
    return new Fate(Kind.SERVE, Duration.ZERO, Optional.empty());
  }

  public static Fate refuse(String code, int status, String message) {
    return new Fate(Kind.REFUSE, Duration.ZERO, Optional.of(new Fault(code, status, message)));
  }

  /** What every AWS service answers when its request rate is exceeded. */
  public static Fate throttle() {
    return refuse("Throttling", 400, "Rate exceeded");
  }

  public static Fate dropRequest() {
    return new Fate(Kind.DROP_REQUEST, Duration.ZERO, Optional.empty());
  }

  public static Fate dropReply() {
    return new Fate(Kind.DROP_REPLY, Duration.ZERO, Optional.empty());
  }

  public static Fate failReply() {
    Fault fault = new Fault("InternalFailure", 500, "The request processing has failed.");
    return new Fate(Kind.FAIL_REPLY, Duration.ZERO, Optional.of(fault));
  }

  /** The same, later. */
  public Fate after(Duration wait) {
    return new Fate(kind, wait, fault);
  }
}
