package io.aurorafleet.infra;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One operation of AWS as an SDK client's method names it.
 *
 * @param client such as RdsClient
 * @param method such as describeDBClusters; paginators count as what they call
 */
record AwsOperation(String client, String method) implements Comparable<AwsOperation> {
  private static final Set<String> NO_CALL =
      Set.of(
          "builder",
          "create",
          "close",
          "serviceName",
          "serviceMetadata",
          "serviceClientConfiguration");

  /** Where the prefix of IAM is not the client's name in small letters. */
  private static final Map<String, String> PREFIX =
      Map.of("EventBridgeClient", "events", "CloudWatchLogsClient", "logs");

  /** Where the action of IAM is not the method's name with a capital. */
  private static final Map<String, String> ACTION =
      Map.of(
          "s3:HeadObject", "s3:GetObject",
          "s3:GetObjectAsBytes", "s3:GetObject",
          "s3:ListObjectsV2", "s3:ListBucket",
          "s3:ListObjects", "s3:ListBucket",
          "s3:HeadBucket", "s3:ListBucket",
          "sqs:SendMessageBatch", "sqs:SendMessage",
          "sqs:DeleteMessageBatch", "sqs:DeleteMessage",
          "sqs:ChangeMessageVisibilityBatch", "sqs:ChangeMessageVisibility",
          // Signs a token on this machine; the database then asks IAM.
          "rds:Utilities", "rds-db:connect");

  static Optional<AwsOperation> of(String client, String method) {
    return NO_CALL.contains(method)
        ? Optional.empty()
        : Optional.of(new AwsOperation(client, method.replaceFirst("Paginator$", "")));
  }

  /** The action of IAM that it needs, such as rds:DescribeDBClusters. */
  String action() {
    String prefix =
        PREFIX.getOrDefault(client, client.replaceFirst("Client$", "").toLowerCase(Locale.ROOT));
    String name = prefix + ":" + Character.toUpperCase(method.charAt(0)) + method.substring(1);
    return ACTION.getOrDefault(name, name);
  }

  @Override
  public int compareTo(AwsOperation other) {
    return action().equals(other.action())
        ? method.compareTo(other.method)
        : action().compareTo(other.action());
  }
}
