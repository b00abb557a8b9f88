package io.aurorafleet.preflight;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Until when a major is supported, and what its Extended Support costs a cluster.
 *
 * @param standardEnd the last day of standard support
 * @param extendedEnd the last day of paid Extended Support; null when RDS names none
 * @param phase on the day of the survey
 * @param monthly US dollars a month now, 730 hours, every member on demand; zero in standard
 *     support
 * @param laterMonthly the same once Extended Support's first year has begun; what staying will cost
 */
public record SupportCost(
    int major,
    LocalDate standardEnd,
    @Nullable LocalDate extendedEnd,
    Phase phase,
    BigDecimal monthly,
    BigDecimal laterMonthly) {
  /** Where in a major's life a day is. */
  public enum Phase {
    STANDARD,
    EXTENDED_YEARS_1_AND_2,
    EXTENDED_YEAR_3,
    ENDED
  }
}
