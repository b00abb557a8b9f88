package io.aurorafleet.cloud.call;

import io.aurorafleet.contracts.Failure.Category;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What AWS's error codes mean to us, in one table: who has to act, under which code, and what to do
 * next. RDS drops the word "Fault" irregularly, so codes are matched by pattern, first row first.
 */
final class AwsFaultTable {
  /** What to do about faults inside AWS. */
  static final String AGAIN =
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
              AwsFaults.ALREADY_EXISTS,
              "See whose it is; rename or delete it if it is no longer needed, then requeue."),
          row(
              ".*NotFound.*|NoSuch.*|DBParameterGroupNotFound",
              Category.FIX,
              AwsFaults.NOT_FOUND,
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
              AwsFaults.NOT_AVAILABLE,
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

  private AwsFaultTable() {}

  /** A rule: codes that match mean this. */
  record Row(Pattern codes, Category category, String code, String next) {}

  private static Row row(String codes, Category category, String code, String next) {
    return new Row(Pattern.compile(codes), category, code, next);
  }

  /** The first row for a code, as services send it: with a prefix or an ending, or without. */
  static Optional<Row> meaning(String code) {
    String bare = code.replaceFirst("^(AWS\\.SimpleQueueService\\.|.*#)", "");
    String barer = bare.replaceFirst("(Exception|Fault)$", "");
    return TABLE.stream()
        .filter(r -> r.codes().matcher(bare).matches() || r.codes().matcher(barer).matches())
        .findFirst();
  }
}
