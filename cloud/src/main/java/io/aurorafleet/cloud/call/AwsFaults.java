package io.aurorafleet.cloud.call;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.Failure.Category;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * What AWS's error codes mean to us, in one table: who has to act, under which code, and what to do
 * next. RDS drops the word "Fault" irregularly, so codes are matched by pattern, first row first.
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

  private static final String AGAIN =
      "It is tried again by itself; if it goes on, requeue later and look at the AWS Health Dashboard.";

  private static final List<Row> TABLE =
      List.of(
          row(
              "(Request)?Throttl.*|RequestLimitExceeded|TooManyRequests.*|SlowDown|PriorRequestNotComplete|.*OverLimit",
              Category.RETRY,
              "throttled",
              "It is tried again by itself; if it goes on, lower the in-flight limit or the number of workers: RDS's rates are shared by the whole account and Region."),
          row(
              "Expired.*|RequestExpired|TokenRefreshRequired|InvalidToken|InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClient.*|SignatureDoesNotMatch|InvalidSignature.*|IncompleteSignature.*|AuthFailure|MissingAuthenticationToken.*|InvalidSecurity",
              Category.FIX,
              "credentials",
              "Give valid, unexpired AWS credentials (an instance role, or a profile that `aws sts get-caller-identity` accepts), then try again."),
          row(
              "RequestTimeTooSkewed|.*Skew.*",
              Category.FIX,
              "clock-skew",
              "Set this machine's clock by NTP: AWS refuses requests whose time is wrong by minutes."),
          row(
              "AccessDenied.*|Unauthorized.*|NotAuthorized|AuthorizationError.*|Forbidden|AllAccessDisabled|AccountProblem|OptInRequired",
              Category.FIX,
              "access-denied",
              "Allow this action to the role in use (`aws sts get-caller-identity` names it) in its IAM policy, in the policy of the bucket, queue, topic or secret, and in the KMS key's; then try again."),
          row(
              "NoSuchBucket",
              Category.FIX,
              "no-such-bucket",
              "Create the bucket, or give the right name, Region and account; then try again."),
          row(
              "QueueDoesNotExist|NonExistentQueue",
              Category.FIX,
              "no-such-queue",
              "Create the queue, or give the URL of the right one, in its Region and account; then try again."),
          row(
              "K[Mm][Ss].*|.*KMSKey.*|.*KmsKey.*|DecryptionFailure.*|InaccessibleEncryption.*",
              Category.FIX,
              "kms-key",
              "See that the KMS key is enabled and that the role in use may use it, then try again."),
          row(
              ".*AlreadyExists.*|ResourceExists.*|.*AlreadyOwnedByYou",
              Category.FIX,
              ALREADY_EXISTS,
              "See whose it is; rename or delete it if it is no longer needed, then requeue."),
          row(
              ".*NotFound.*|NoSuch.*|DBParameterGroupNotFound",
              Category.FIX,
              NOT_FOUND,
              "Check the name, the Region and the account; then try again."),
          row(
              "InvalidAttributeName|InvalidIdFormat|ReceiptHandleIsInvalid|MessageNotInflight|BatchEntryIdsNotDistinct|EmptyBatchRequest|InvalidBatchEntryId|TooManyEntriesInBatch|BatchRequestTooLong",
              Category.BUG,
              "misused",
              "Report this with the cluster's log: AWS was asked in a way that it never takes."),
          row(
              "VpcEncryptionControl.*|InvalidVPCNetworkState.*|InvalidSubnet.*|.*SubnetGroup.*|InvalidVpc.*|NetworkType.*",
              Category.FIX,
              "network",
              "See that the subnet group and the VPC of the cluster have free addresses in at least two zones, then requeue."),
          row(
              "Invalid.*State.*|DBInstanceNotReady",
              Category.RETRY,
              NOT_AVAILABLE,
              "It is tried again by itself; if it goes on, see what else is being done to the cluster or its members."),
          row(
              "Insufficient.*Capacity.*",
              Category.RETRY,
              "capacity",
              "AWS has too little capacity just now; requeue later, or use another instance class."),
          row(
              ".*Quota.*|.*LimitExceeded.*|.*TooMany.*",
              Category.FIX,
              "quota",
              "Delete what is not needed any more, or have the quota raised (Service Quotas), then requeue."),
          row(
              "InvalidParameter.*|Missing.*|Validation.*|InvalidRestore.*|InvalidRequest.*|InvalidArgument|InvalidAddress|InvalidInput|InvalidAction|MalformedQueryString|PermanentRedirect|AuthorizationHeaderMalformed|InvalidMessageContents|Unsupported.*|.*NotSupported|StorageTypeNotAvailable|ProvisionedIops.*|DBUpgradeDependencyFailure|EncryptionTypeMismatch|EndpointDisabled|PlatformApplicationDisabled|TooManyParts|InvalidWriteOffset",
              Category.FIX,
              "refused",
              "The reason given says what AWS does not accept; change that, then requeue."),
          row(
              "Internal.*|ServiceUnavailable.*|Unavailable|ServiceFailure|RequestTimeout.*|OperationAborted",
              Category.RETRY,
              "aws-fault",
              AGAIN));

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

  /** A rule: codes that match mean this. */
  private record Row(Pattern codes, Category category, String code, String next) {}

  private static Row row(String codes, Category category, String code, String next) {
    return new Row(Pattern.compile(codes), category, code, next);
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
    String bare = code.replaceFirst("^(AWS\\.SimpleQueueService\\.|.*#)", "");
    String barer = bare.replaceFirst("(Exception|Fault)$", "");
    for (Row row : TABLE) {
      if (row.codes().matcher(bare).matches() || row.codes().matcher(barer).matches()) {
        return new Failure(
            row.category(), row.code(), sentence(what, shown, message), List.of(), row.next());
      }
    }
    return byStatus(what, status, code, message);
  }

  /** Replies without a code we know: a HEAD has none, and services add codes. */
  private static Failure byStatus(String what, int status, String code, String message) {
    String shown = code.isEmpty() ? "HTTP status " + status : code;
    if (status >= 500) {
      return Failure.retry("aws-fault", sentence(what, shown, message), AGAIN);
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
