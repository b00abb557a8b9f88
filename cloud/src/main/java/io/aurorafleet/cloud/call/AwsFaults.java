package io.aurorafleet.cloud.call;

import io.aurorafleet.contracts.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * What went wrong at AWS, as a failure that says who has to act, under which code, and what to do
 * next: refusals by their code as {@link AwsFaultTable} has it, else by the HTTP status, and calls
 * that had no reply by what the SDK made of them.
 */
public final class AwsFaults {
  /** The thing to be made exists: look whose it is, then adopt it or stop. */
  public static final String ALREADY_EXISTS = "already-exists";

  /** The thing named does not exist. */
  public static final String NOT_FOUND = "not-found";

  /** The thing is in a state in which the call is not taken; it may be so in a while. */
  public static final String NOT_AVAILABLE = "not-available";

  /** The reply was lost: what was asked for may or may not have happened. */
  public static final String NO_REPLY = "no-reply";

  /** What AWS says before it begins with anything: the call surely had no effect. */
  private static final Set<String> NO_EFFECT =
      Set.of(
          "throttled",
          "credentials",
          "clock-skew",
          "access-denied",
          "kms-key",
          NOT_FOUND,
          "network",
          NOT_AVAILABLE,
          "capacity",
          "quota",
          "refused");

  private AwsFaults() {}

  /**
   * Whether AWS refused the call in words that leave no doubt that nothing began. False for lost
   * replies, for faults inside AWS and for codes we do not know.
   */
  public static boolean refusedForSure(Failure failure) {
    return NO_EFFECT.contains(failure.code());
  }

  /**
   * What went wrong, as a value.
   *
   * @param what what was being done, to go on from "Could not": {@code describe cluster orders}
   */
  public static Failure failure(String what, SdkException fault) {
    if (fault instanceof AwsServiceException service) {
      return refused(what, service);
    }
    if (fault instanceof SdkServiceException service) {
      return byStatus(what, service.statusCode(), "", message(service));
    }
    return unanswered(what, fault);
  }

  /** The same for a fault that came inside a reply, such as that of one entry of a batch. */
  public static Failure failure(String what, String errorCode, @Nullable String message) {
    return byCode(
        what, errorCode, errorCode, Objects.requireNonNullElse(message, "no reason given"), 400);
  }

  /** RDS's or another service's own code; from the exception's name where a reply had none. */
  public static String code(AwsServiceException fault) {
    AwsErrorDetails details = fault.awsErrorDetails();
    if (details != null && details.errorCode() != null && !details.errorCode().isBlank()) {
      return details.errorCode();
    }
    String name = fault.getClass().getSimpleName();
    boolean general =
        name.matches("(S3|Rds|Sqs|Sns|Sts|EventBridge|SecretsManager|AwsService)Exception");
    return general ? "" : name.replaceFirst("Exception$", "");
  }

  private static Failure refused(String what, AwsServiceException fault) {
    String code = code(fault);
    return code.isEmpty() || code.matches("\\d+")
        ? byStatus(what, fault.statusCode(), code, message(fault))
        : byCode(what, code, code, message(fault), fault.statusCode());
  }

  private static Failure byCode(
      String what, String code, String shown, String message, int status) {
    return AwsFaultTable.meaning(code)
        .map(
            row ->
                new Failure(
                    row.category(),
                    row.code(),
                    sentence(what, shown, message),
                    List.of(),
                    row.next()))
        .orElseGet(() -> byStatus(what, status, code, message));
  }

  /** Replies without a code we know: a HEAD has none, and services add codes. */
  private static Failure byStatus(String what, int status, String code, String message) {
    String shown = code.isEmpty() ? "HTTP status " + status : code;
    if (status >= 500) {
      return Failure.retry("aws-fault", sentence(what, shown, message), AwsFaultTable.AGAIN);
    }
    String standsFor =
        switch (status) {
          case 401, 403 -> "AccessDenied";
          case 404 -> "NotFound";
          case 429 -> "Throttling";
          default -> "";
        };
    if (standsFor.isEmpty()) {
      return Failure.bug(
          "unknown-aws-error", sentence(what, shown, message) + " We do not know this error.");
    }
    return byCode(what, standsFor, shown, message, status);
  }

  private static Failure unanswered(String what, SdkException fault) {
    String message = String.valueOf(fault.getMessage());
    if (message.startsWith("Unable to load credentials")
        || message.contains("Failed to load credentials")) {
      return Failure.fix(
          "credentials",
          "Could not %s: there are no AWS credentials.".formatted(what),
          "Give this process a role or credentials (instance profile, AWS_PROFILE, or AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY), then try again.");
    }
    if (message.startsWith("Unable to load region")) {
      return Failure.fix(
          "region",
          "Could not %s: no AWS Region is set.".formatted(what),
          "Set AWS_REGION, or a region in the AWS profile, then try again.");
    }
    if (fault instanceof ApiCallTimeoutException
        || fault instanceof ApiCallAttemptTimeoutException) {
      return outOfTime(what);
    }
    if (fault instanceof AbortedException) {
      return Failure.retry(
          "interrupted",
          "Could not %s: this process is being stopped.".formatted(what),
          "Another worker, or this one once started again, goes on.");
    }
    if (fault.retryable() || ioBehind(fault)) {
      return noReply(
          what, "AWS cannot be reached, or the connection broke (" + oneLine(message) + ")");
    }
    return Failure.bug(
        "unknown-client-error",
        "Could not %s: the AWS SDK failed with \"%s\".".formatted(what, oneLine(message)));
  }

  /** A call whose time was over before it had a reply. */
  static Failure outOfTime(String what) {
    return noReply(what, "AWS did not answer in time");
  }

  private static Failure noReply(String what, String why) {
    return Failure.retry(
        NO_REPLY,
        "Could not %s: %s; it may or may not have happened.".formatted(what, why),
        "It is looked at and tried again by itself; if it goes on, check the network, the endpoint and the Region of this machine.");
  }

  /** Whether the connection is to blame. */
  static boolean ioBehind(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  private static String sentence(String what, String code, String message) {
    return "Could not %s: AWS refused it with %s (%s)."
        .formatted(what, code, oneLine(message).replaceFirst("\\.$", ""));
  }

  private static String message(SdkServiceException fault) {
    if (fault instanceof AwsServiceException service) {
      AwsErrorDetails details = service.awsErrorDetails();
      if (details != null && details.errorMessage() != null) {
        return details.errorMessage();
      }
    }
    return Objects.requireNonNullElse(fault.getMessage(), "no reason given");
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
