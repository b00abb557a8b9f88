package io.aurorafleet.sandbox.rds;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.rds.model.DescribeDBLogFilesDetails;
import software.amazon.awssdk.services.rds.model.DescribeDbLogFilesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbLogFilesResponse;
import software.amazon.awssdk.services.rds.model.DownloadDbLogFilePortionRequest;
import software.amazon.awssdk.services.rds.model.DownloadDbLogFilePortionResponse;

/**
 * The log files of an instance. AWS: at most 10,000 lines or 1 MB a call; marker {@code 0} begins
 * at the top, no marker means the file's end, and the returned marker leads on while
 * AdditionalDataPending.
 */
final class LogFiles {
  private static final int MOST_LINES = 10_000;
  private static final int MOST_BYTES = 1024 * 1024;
  private final Estate estate;

  LogFiles(Estate estate) {
    this.estate = estate;
  }

  DescribeDbLogFilesResponse describe(DescribeDbLogFilesRequest request) {
    Filters.none(request.filters());
    List<LogFile> fitting =
        estate.instance(request.dbInstanceIdentifier()).logs().values().stream()
            .filter(f -> f.name().contains(or(request.filenameContains(), "")))
            .filter(f -> f.written().toEpochMilli() >= or(request.fileLastWritten(), 0L))
            .filter(f -> size(f) >= or(request.fileSize(), 0L))
            .toList();
    Page<LogFile> page = Page.of(fitting, LogFile::name, request.maxRecords(), request.marker());
    return DescribeDbLogFilesResponse.builder()
        .describeDBLogFiles(page.items().stream().map(LogFiles::shown).toList())
        .marker(page.marker())
        .build();
  }

  private static <T> T or(T value, T otherwise) {
    return Objects.requireNonNullElse(value, otherwise);
  }

  private static long size(LogFile file) {
    return file.text().getBytes(StandardCharsets.UTF_8).length;
  }

  private static DescribeDBLogFilesDetails shown(LogFile file) {
    return DescribeDBLogFilesDetails.builder()
        .logFileName(file.name())
        .lastWritten(file.written().toEpochMilli())
        .size(size(file))
        .build();
  }

  DownloadDbLogFilePortionResponse download(DownloadDbLogFilePortionRequest request) {
    Instance instance = estate.instance(request.dbInstanceIdentifier());
    String name = Fault.require(request.logFileName(), "LogFileName");
    LogFile file = instance.logs().get(name);
    if (file == null) {
      throw Fault.LOG_FILE_NOT_FOUND.with(
          "DBLog File: " + name + ", is not found on the DB instance");
    }
    int wanted = Math.min(or(request.numberOfLines(), MOST_LINES), MOST_LINES);
    int total = file.lines().size();
    int from =
        request.marker() == null ? Math.max(0, total - wanted) : begin(request.marker(), total);
    int to = from;
    StringBuilder data = new StringBuilder();
    while (to < total && to - from < wanted && data.length() < MOST_BYTES) {
      data.append(file.lines().get(to)).append('\n');
      to++;
    }
    return DownloadDbLogFilePortionResponse.builder()
        .logFileData(data.toString())
        .marker("0:" + to)
        .additionalDataPending(to < total)
        .build();
  }

  /** Markers look like {@code 0:120}; {@code 0} is the top of the file. */
  private static int begin(String marker, int total) {
    try {
      String line = marker.substring(marker.indexOf(':') + 1);
      return Math.min(Integer.parseInt(line), total);
    } catch (NumberFormatException notOurs) {
      throw Fault.VALUE.with("Invalid marker: " + marker);
    }
  }
}
