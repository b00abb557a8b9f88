package io.aurorafleet.cloud.cluster;

import io.aurorafleet.cloud.call.AwsCall;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DescribeDBLogFilesDetails;
import software.amazon.awssdk.services.rds.model.DownloadDbLogFilePortionResponse;

/**
 * The log in which RDS says why it would not upgrade. It is not exported to CloudWatch for Aurora
 * and its name varies ({@code error/pg_upgrade_precheck.log.<time>}), so names are searched.
 */
final class PrecheckLogs {
  /** A portion holds up to 1 MB; a precheck log beyond this is not a text for people. */
  private static final int MOST_PORTIONS = 20;

  private final RdsClient rds;

  PrecheckLogs(RdsClient rds) {
    this.rds = rds;
  }

  List<String> newest(String instance, Instant since) {
    return newestFile(instance, since).map(file -> read(instance, file)).orElse(List.of());
  }

  private Optional<String> newestFile(String instance, Instant since) {
    List<DescribeDBLogFilesDetails> files =
        AwsCall.run(
            "list the logs of instance " + instance,
            () ->
                rds
                    .describeDBLogFilesPaginator(
                        r ->
                            r.dbInstanceIdentifier(instance)
                                .filenameContains("upgrade")
                                .fileLastWritten(since.toEpochMilli()))
                    .describeDBLogFiles()
                    .stream()
                    .toList());
    Comparator<DescribeDBLogFilesDetails> precheckFirst =
        Comparator.comparing(file -> file.logFileName().contains("precheck"));
    return files.stream()
        .filter(file -> file.lastWritten() == null || file.lastWritten() >= since.toEpochMilli())
        .max(
            precheckFirst.thenComparing(
                DescribeDBLogFilesDetails::lastWritten,
                Comparator.nullsFirst(Comparator.naturalOrder())))
        .map(DescribeDBLogFilesDetails::logFileName);
  }

  private List<String> read(String instance, String file) {
    StringBuilder text = new StringBuilder();
    String marker = "0";
    for (int portion = 0; portion < MOST_PORTIONS; portion++) {
      DownloadDbLogFilePortionResponse reply = portion(instance, file, marker);
      text.append(reply.logFileData() == null ? "" : reply.logFileData());
      if (!Boolean.TRUE.equals(reply.additionalDataPending()) || reply.marker() == null) {
        break;
      }
      marker = reply.marker();
    }
    return text.toString().lines().toList();
  }

  private DownloadDbLogFilePortionResponse portion(String instance, String file, String marker) {
    return AwsCall.run(
        "read log %s of instance %s".formatted(file, instance),
        () ->
            rds.downloadDBLogFilePortion(
                r -> r.dbInstanceIdentifier(instance).logFileName(file).marker(marker)));
  }
}
