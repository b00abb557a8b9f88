package io.aurorafleet.preflight;

import io.aurorafleet.preflight.SupportCost.Phase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Extended Support costs, from {@code extended-support-prices.tsv}, which names its date and
 * source: not AWS's own price list. An estimate for deciding, not a bill.
 */
public final class SupportPrices {
  /** The usual month of such estimates. */
  private static final BigDecimal HOURS_A_MONTH = new BigDecimal(730);

  /** Prices double with the third year. */
  private static final int CHEAPER_YEARS = 2;

  /** For Regions whose prices we have not got. */
  private static final String REFERENCE = "us-east-1";

  private static final SupportPrices STANDARD = load();

  private final Map<String, List<BigDecimal>> hourly;
  private final String date;
  private final String source;

  private SupportPrices(Map<String, List<BigDecimal>> hourly, String date, String source) {
    this.hourly = Map.copyOf(hourly);
    this.date = date;
    this.source = source;
  }

  /** The prices that this version ships with. */
  public static SupportPrices standard() {
    return STANDARD;
  }

  /**
   * Until when a major is supported, and what that costs.
   *
   * @param standardEnd the last day of standard support
   * @param extendedEnd the last day of Extended Support; null when RDS names none
   */
  public SupportCost cost(
      int major,
      LocalDate standardEnd,
      @Nullable LocalDate extendedEnd,
      LocalDate today,
      String region,
      Capacity capacity) {
    Phase phase = phase(standardEnd, extendedEnd, today);
    BigDecimal first = monthly(region, capacity, 0);
    BigDecimal now =
        switch (phase) {
          case STANDARD, ENDED -> BigDecimal.ZERO.setScale(2);
          case EXTENDED_YEARS_1_AND_2 -> first;
          case EXTENDED_YEAR_3 -> monthly(region, capacity, 1);
        };
    return new SupportCost(
        major, standardEnd, extendedEnd, phase, now, phase == Phase.STANDARD ? first : now);
  }

  /** Where the figures are from, as a sentence for people who decide by them. */
  public String said(String region) {
    String where =
        hourly.containsKey(region + " vcpu")
            ? "of " + region
            : "of %s, as those of %s are not known here".formatted(REFERENCE, region);
    return "Extended Support at prices %s, %s: %s.".formatted(where, date, source);
  }

  static Phase phase(LocalDate standardEnd, @Nullable LocalDate extendedEnd, LocalDate today) {
    if (!today.isAfter(standardEnd)) {
      return Phase.STANDARD;
    }
    if (extendedEnd != null && today.isAfter(extendedEnd)) {
      return Phase.ENDED;
    }
    return today.isBefore(standardEnd.plusDays(1).plusYears(CHEAPER_YEARS))
        ? Phase.EXTENDED_YEARS_1_AND_2
        : Phase.EXTENDED_YEAR_3;
  }

  private BigDecimal monthly(String region, Capacity capacity, int year) {
    return price(region, "vcpu", year)
        .multiply(new BigDecimal(capacity.vcpus()))
        .add(price(region, "acu", year).multiply(BigDecimal.valueOf(capacity.acus())))
        .multiply(HOURS_A_MONTH)
        .setScale(2, RoundingMode.HALF_UP);
  }

  private BigDecimal price(String region, String unit, int year) {
    List<BigDecimal> here = hourly.get(region + " " + unit);
    return Objects.requireNonNullElseGet(
            here, () -> Objects.requireNonNull(hourly.get(REFERENCE + " " + unit)))
        .get(year);
  }

  private static SupportPrices load() {
    Map<String, List<BigDecimal>> hourly = new HashMap<>();
    String date = "";
    String source = "";
    for (String line : lines()) {
      if (line.startsWith("# Date: ")) {
        date = line.substring(8);
      } else if (line.startsWith("# Source: ")) {
        source = line.substring(10);
      } else if (!line.startsWith("#")) {
        String[] cells = line.split("\t", -1);
        hourly.put(
            cells[0] + " " + cells[1], List.of(new BigDecimal(cells[2]), new BigDecimal(cells[3])));
      }
    }
    return new SupportPrices(hourly, date, source);
  }

  private static List<String> lines() {
    InputStream file =
        Objects.requireNonNull(
            SupportPrices.class.getResourceAsStream("extended-support-prices.tsv"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
