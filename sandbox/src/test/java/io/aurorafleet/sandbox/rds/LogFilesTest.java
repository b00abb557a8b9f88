package io.aurorafleet.sandbox.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DbLogFileNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDBLogFilesDetails;
import software.amazon.awssdk.services.rds.model.DownloadDbLogFilePortionResponse;

/** Log files of a refused upgrade: found by name, read in portions. */
class LogFilesTest {
  private static final String WRITER = "orders-instance-1";
  private final SimulatedRegion region = new SimulatedRegion();

  @BeforeEach
  void refused() {
    region.seed("orders", "14.24");
    IntStream.range(0, 250)
        .forEach(i -> region.server("orders").preparedTransactions().add("tx-" + i));
    region.upgrade("orders", "17.11");
    region.passHours();
  }

  private String precheckLog() {
    return region
        .rds
        .describeDBLogFiles(r -> r.dbInstanceIdentifier(WRITER).filenameContains("precheck"))
        .describeDBLogFiles()
        .get(0)
        .logFileName();
  }

  @Test
  void aFileListsTheDetailsOfEachCheck() {
    assertThat(
            region.rds.describeDBLogFiles(r -> r.dbInstanceIdentifier(WRITER)).describeDBLogFiles())
        .extracting(DescribeDBLogFilesDetails::logFileName)
        .anyMatch(n -> n.startsWith("error/pg_upgrade_precheck.log."))
        .anyMatch(n -> n.startsWith("error/prepared_transactions.txt."));
  }

  @Test
  void portionsFollowTheMarkerUntilNothingIsPending() {
    StringBuilder all = new StringBuilder();
    String marker = "0";
    int calls = 0;
    boolean pending = true;
    while (pending) {
      String from = marker;
      DownloadDbLogFilePortionResponse portion =
          region.rds.downloadDBLogFilePortion(
              r ->
                  r.dbInstanceIdentifier(WRITER)
                      .logFileName(precheckLog())
                      .marker(from)
                      .numberOfLines(100));
      all.append(portion.logFileData());
      marker = portion.marker();
      pending = portion.additionalDataPending();
      calls++;
    }
    assertThat(calls).isEqualTo(3);
    assertThat(all.toString().lines()).hasSize(253).contains("** tx-0", "** tx-249");
  }

  @Test
  void withoutAMarkerTheLastLinesCome() {
    String tail =
        region
            .rds
            .downloadDBLogFilePortion(
                r -> r.dbInstanceIdentifier(WRITER).logFileName(precheckLog()).numberOfLines(1))
            .logFileData();
    assertThat(tail).isEqualTo("** tx-99\n");
  }

  @Test
  void aFileThatIsNotThereIsAFault() {
    assertThatThrownBy(
            () ->
                region.rds.downloadDBLogFilePortion(
                    r -> r.dbInstanceIdentifier(WRITER).logFileName("error/none.log")))
        .isInstanceOf(DbLogFileNotFoundException.class);
  }
}
