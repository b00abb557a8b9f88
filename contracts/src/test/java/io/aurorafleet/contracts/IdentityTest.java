package io.aurorafleet.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
  @Test
  void versionsAreComparedNumberByNumber() {
    List<String> sorted =
        List.of("17.9", "16.10", "16.9", "16.1", "9.6.24", "9.6").stream()
            .map(EngineVersion::new)
            .sorted()
            .map(EngineVersion::value)
            .toList();
    assertThat(sorted).containsExactly("9.6", "9.6.24", "16.1", "16.9", "16.10", "17.9");
  }

  @ParameterizedTest
  @CsvSource({"17.9,17,false", "17.9-limitless,17,true", "9.6.24,9,false"})
  void aVersionKnowsItsMajorAndFlavour(String version, int major, boolean special) {
    assertThat(new EngineVersion(version).major()).isEqualTo(major);
    assertThat(new EngineVersion(version).special()).isEqualTo(special);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "17", "17.", ".4", "17.x", "17.4;drop", "latest", "17.4 ", "99999999999.1"})
  void aMalformedVersionIsRefusedWithWhatToGive(String text) {
    assertThatThrownBy(() -> new EngineVersion(text)).hasMessageContaining("such as 17.4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "a--b", "1a", "a_b", "a;b", "../x"})
  void aMalformedClusterIsRefused(String text) {
    assertThatThrownBy(() -> new ClusterId(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void clustersAreStoredInLowerCaseAndUpTo63Characters() {
    assertThat(new ClusterId("Orders-DB").value()).isEqualTo("orders-db");
    assertThat(new ClusterId("a".repeat(63)).value()).hasSize(63);
    assertThatThrownBy(() -> new ClusterId("a".repeat(64)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "A", "a--b", "a-", "a.b", "aaaaaaaaaaaaaaaaaaaaaaaaa"})
  void aRunIsFitForKeysAndNames(String text) {
    assertThatThrownBy(() -> new RunId(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void runsSortByTime() {
    assertThat(RunId.of(Samples.T, "zz")).isLessThan(RunId.of(Samples.T.plusSeconds(60), "aa"));
  }
}
