package io.aurorafleet.report.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page: everything somebody decides by, nothing from outside as markup. */
class PlanPageTest {
  private static final FleetPlan PLAN =
      Given.plan(List.of(Given.ready("orders"), Given.blocked("billing"), Given.there("done")));
  private static final String PAGE = PlanPage.of(PLAN);

  @Test
  void showsTheHashesThatAreApproved() {
    assertThat(PAGE).contains(PLAN.approval());
    PLAN.ready().forEach(c -> assertThat(PAGE).contains(String.valueOf(c.approval())));
  }

  @Test
  void showsFindingsWithTheirFixAndSource() {
    assertThat(PAGE)
        .contains("prepared-transactions", "Mend it:\nDROP TABLE &lt;img", "Source: pg_upgrade");
  }

  @Test
  void showsWhatBecomesOfEveryParameterTheLossesFirst() {
    assertThat(PAGE).contains("vacuum_defer_cleanup_age", "17 has no such parameter");
    assertThat(PAGE.indexOf("vacuum_defer_cleanup_age")).isLessThan(PAGE.indexOf("work_mem"));
    assertThat(PAGE).contains("2 kept, 1 dropped");
  }

  @Test
  void showsAdviceOutageMoneyAndItsSource() {
    assertThat(PAGE)
        .contains("Advice: in place", "while pg_upgrade runs", "saves $1,168 a month")
        .contains("November 2026", "not checked against AWS&#39;s price list");
  }

  @Test
  void nothingFromOutsideBecomesMarkup() {
    assertThat(PAGE).doesNotContain("<img").doesNotContain("\u202e").contains("&lt;img src=x");
  }

  @Test
  void needsNothingButItself() {
    assertThat(PAGE).contains("default-src 'none'");
    assertThat(
            Pattern.compile("(?i)<(script|link|iframe|object|img)|(src|href)=\"(?!#)")
                .matcher(PAGE)
                .find())
        .isFalse();
  }

  @Test
  void everyElementThatIsOpenedIsClosed() {
    for (String element : List.of("table", "details", "pre", "dl", "div", "span", "ul", "code")) {
      assertThat(count("<" + element + "[ >]")).as(element).isEqualTo(count("</" + element + ">"));
    }
  }

  private static long count(String pattern) {
    return Pattern.compile(pattern).matcher(PAGE).results().count();
  }
}
