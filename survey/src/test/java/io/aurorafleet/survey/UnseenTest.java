package io.aurorafleet.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.Failure;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnseenTest {
  private static final String AGAIN = "Plan again; a worker looks again by itself. ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RETRY|Nothing has to be done; it is tried again.|If it stays so, see to what",
        "RETRY|Nothing has to be done; it is tried again. End session 7.|End session 7.",
        "RETRY|Admit this machine.|Admit this machine."
      })
  void whoReadsAPlanIsToldToLookAgainAsNobodyElseDoes(
      Failure.Category category, String next, String told) {
    Failure why = new Failure(category, "code", "It did not answer.", List.of(), next);
    assertThat(Unseen.server("orders", why).remedy())
        .startsWith(AGAIN + told)
        .doesNotContain("Nothing has to be done");
    assertThat(Unseen.database("orders", "app", why).remedy()).startsWith(AGAIN);
  }

  @ParameterizedTest
  @CsvSource({"FIX", "BUG"})
  void whatSomebodyHasToMendIsToldAsItIs(Failure.Category category) {
    Failure why = new Failure(category, "code", "No.", List.of(), "Mend it.");
    assertThat(Unseen.secret("orders", why).remedy()).isEqualTo("Mend it.");
  }
}
