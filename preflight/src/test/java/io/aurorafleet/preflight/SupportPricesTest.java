package io.aurorafleet.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.preflight.SupportCost.Phase;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Phases of support and their price, against reckoned examples and AWS's dates. */
class SupportPricesTest {
  private static final SupportPrices PRICES = SupportPrices.standard();

  @ParameterizedTest
  @CsvSource({
    // the last day of standard support is one of it
    "2026-02-28, 2029-02-28, 2026-02-28, STANDARD",
    "2026-02-28, 2029-02-28, 2026-03-01, EXTENDED_YEARS_1_AND_2",
    "2026-02-28, 2029-02-28, 2028-02-29, EXTENDED_YEARS_1_AND_2",
    "2026-02-28, 2029-02-28, 2028-03-01, EXTENDED_YEAR_3",
    "2024-02-29, 2027-03-31, 2026-11-22, EXTENDED_YEAR_3",
    "2024-02-29, 2027-03-31, 2027-04-01, ENDED",
    "2026-02-28, , 2040-01-01, EXTENDED_YEAR_3",
  })
  void aDayFallsIntoAPhase(
      LocalDate standard, @Nullable LocalDate extended, LocalDate today, Phase phase) {
    assertThat(SupportPrices.phase(standard, extended, today)).isEqualTo(phase);
  }

  @Test
  void thirtyTwoVcpusForAMonthOfSevenHundredAndThirtyHours() {
    Capacity capacity = Capacity.of(List.of("db.r6g.4xlarge", "db.r6g.4xlarge"), null);

    SupportCost cost = cost("us-east-1", capacity, "2026-11-22");

    assertThat(cost.monthly()).isEqualByComparingTo("2336.00");
    assertThat(cost("us-east-1", capacity, "2028-11-22").monthly()).isEqualByComparingTo("4672.00");
  }

  @Test
  void standardSupportCostsNothingNowAndSaysWhatComes() {
    SupportCost cost = cost("us-east-1", Capacity.of(List.of("db.r6g.large"), null), "2026-01-01");

    assertThat(cost.phase()).isEqualTo(Phase.STANDARD);
    assertThat(cost.monthly()).isEqualByComparingTo("0");
    assertThat(cost.laterMonthly()).isEqualByComparingTo("146.00");
  }

  @Test
  void serverlessIsReckonedByTheCapacityItUsesAtLeast() {
    Capacity capacity = Capacity.of(List.of("db.serverless", "db.serverless"), 2.0);

    assertThat(cost("us-east-1", capacity, "2026-11-22").monthly()).isEqualByComparingTo("248.20");
  }

  @Test
  void anUnknownRegionIsReckonedByTheReferenceAndSaysSo() {
    Capacity capacity = Capacity.of(List.of("db.r6g.large"), null);

    assertThat(cost("eu-central-1", capacity, "2026-11-22").monthly())
        .isEqualByComparingTo("146.00");
    assertThat(PRICES.said("eu-central-1")).contains("of us-east-1", "eu-central-1 are not known");
    assertThat(PRICES.said("us-east-1"))
        .contains("November 2026", "not checked against AWS's price list");
  }

  @ParameterizedTest
  @CsvSource({
    "db.t4g.medium, 2",
    "db.r6g.large, 2",
    "db.r6g.xlarge, 4",
    "db.r7i.2xlarge, 8",
    "db.r6i.32xlarge, 128",
    "db.x2g.16xlarge, 64",
    "db.serverless, ",
    "db.r9.metal, ",
    "'', ",
  })
  void aClassHasVcpus(String name, @Nullable Integer vcpus) {
    assertThat(Capacity.vcpus(name)).isEqualTo(vcpus);
  }

  private static SupportCost cost(String region, Capacity capacity, String today) {
    return PRICES.cost(
        13,
        LocalDate.parse("2026-02-28"),
        LocalDate.parse("2029-02-28"),
        LocalDate.parse(today),
        region,
        capacity);
  }
}
