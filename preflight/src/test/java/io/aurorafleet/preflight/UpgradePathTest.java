package io.aurorafleet.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.EngineVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UpgradePathTest {
  private static final Map<String, String> OFFERED =
      Map.of(
          "11.9", "11.20 11.21 12.14",
          "11.20", "11.21 12.15 13.11",
          "11.21", "12.16 13.12 14.9",
          "12.14", "12.16 13.11",
          "13.12", "13.23 14.9 15.10",
          "14.9", "14.22 15.10 16.9 16.10",
          "15.10", "16.9 16.10 17.4",
          "16.9", "16.10 17.4 17.9-limitless",
          "16.10", "17.4");

  @ParameterizedTest
  @CsvSource({
    // Direct, although a minor hop is offered too.
    "16.9, 17.4, 17.4",
    "14.9, 16.10, 16.10",
    // A minor hop first, because the present minor lists no such major; the newest that will do.
    "11.9, 14.9, 11.21 14.9",
    "11.9, 13.11, 11.20 13.11",
    "11.9, 13.12, 11.21 13.12",
    // Two majors where one will not do; among equals through the newest.
    "14.9, 17.4, 16.10 17.4",
    "11.21, 15.10, 14.9 15.10",
    // Minor only; 16.10 is newer than 16.9.
    "16.9, 16.10, 16.10",
    "11.9, 11.21, 11.21"
  })
  void bestWay(String from, String target, String way) {
    assertThat(search(from, target)).isEqualTo(way);
  }

  @ParameterizedTest
  @CsvSource({
    "16.9, 16.9, there 16.9",
    "16.10, 16.9, there 16.10",
    "17.4, 16.10, there 17.4",
    "16.10, 18.3, none 17.4 (major)",
    "16.9, 17.9-limitless, 'none 16.10 (minor), 17.4 (major)'",
    "11.21, 11.22, 'none 12.16 (major), 13.12 (major), 14.9 (major)'",
    "10.23, 11.21, none none"
  })
  void noWay(String from, String target, String answer) {
    assertThat(search(from, target)).isEqualTo(answer);
  }

  @Test
  void legsSayFromWhereAndWhetherMajor() {
    assertThat(route("11.9", "14.9", new ArrayList<>()))
        .isEqualTo(
            new Route.Found(
                List.of(
                    new Route.Leg(version("11.9"), version("11.21"), false),
                    new Route.Leg(version("11.21"), version("14.9"), true))));
  }

  @Test
  void directWayCostsOneQuestion() {
    List<EngineVersion> asked = new ArrayList<>();
    route("16.9", "17.4", asked);
    assertThat(asked).containsExactly(version("16.9"));
  }

  @Test
  void noVersionIsAskedTwiceAndNoneBeyondTheTarget() {
    List<EngineVersion> asked = new ArrayList<>();
    route("11.9", "16.12", asked);
    assertThat(asked).doesNotHaveDuplicates().doesNotContain(version("17.4"));
  }

  @Test
  void fewerMajorsBeatFewerHops() {
    Map<String, String> offered =
        Map.of("13.3", "13.7 14.9", "13.7", "13.9", "13.9", "15.10", "14.9", "15.10");
    assertThat(words(UpgradePath.search(version("13.3"), version("15.10"), v -> of(offered, v))))
        .isEqualTo("13.7 13.9 15.10");
  }

  private static String search(String from, String target) {
    return words(route(from, target, new ArrayList<>()));
  }

  private static Route route(String from, String target, List<EngineVersion> asked) {
    return UpgradePath.search(
        version(from),
        version(target),
        v -> {
          asked.add(v);
          return of(OFFERED, v);
        });
  }

  private static String words(Route route) {
    return route.fold(
        there -> "there " + there.at(),
        found -> found.legs().stream().map(l -> l.to().value()).collect(Collectors.joining(" ")),
        none -> "none " + none.offered());
  }

  private static List<UpgradePath.Target> of(Map<String, String> offered, EngineVersion from) {
    return Arrays.stream(offered.getOrDefault(from.value(), "").split(" "))
        .filter(v -> !v.isEmpty())
        .map(v -> new UpgradePath.Target(version(v), version(v).major() != from.major()))
        .toList();
  }

  private static EngineVersion version(String value) {
    return new EngineVersion(value);
  }
}
