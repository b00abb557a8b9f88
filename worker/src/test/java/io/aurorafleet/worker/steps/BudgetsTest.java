package io.aurorafleet.worker.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Budget;
import io.aurorafleet.worker.engine.Playbook;
import io.aurorafleet.worker.engine.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the guide says about tries is what the steps declare. */
class BudgetsTest {
  private static final Pattern ROW = Pattern.compile("\\| (.*) \\| 40, nearly nine hours \\|");

  @Test
  void theGuideNamesThePatientSteps() throws IOException {
    Matcher row = ROW.matcher(Files.readString(Path.of("../docs/operate.md")));
    assertThat(row.find()).isTrue();
    Set<String> told =
        Stream.of(row.group(1).split(", "))
            .map(s -> s.replace("`", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> declared =
        DaggerWorld_Wiring.builder()
            .world(new World(Given.cluster(Given.V13, "available")))
            .build()
            .playbooks()
            .all()
            .values()
            .stream()
            .flatMap(BudgetsTest::steps)
            .filter(s -> s.budget().equals(Budget.PATIENT))
            .map(Step::name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(told).isEqualTo(declared);
  }

  @Test
  void aBudgetsTimeIsAsTheGuideSays() {
    assertThat(Budget.USUAL.time(Tempo.aws()))
        .isBetween(Duration.ofHours(2), Duration.ofMinutes(150));
    assertThat(Budget.PATIENT.time(Tempo.aws()))
        .isBetween(Duration.ofMinutes(500), Duration.ofHours(9));
  }

  private static Stream<Step> steps(Playbook playbook) {
    return Stream.of(playbook.before(), playbook.eachHop(), playbook.after())
        .flatMap(java.util.List::stream);
  }
}
