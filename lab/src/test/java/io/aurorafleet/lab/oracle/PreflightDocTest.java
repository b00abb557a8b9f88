package io.aurorafleet.lab.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PreflightDocTest {
  @Test
  void guideListsTheChecksThatThereAre() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "preflight.md"));
    String listed =
        guide.substring(
            guide.indexOf(PreflightDoc.CHECKS_BEGIN) + PreflightDoc.CHECKS_BEGIN.length(),
            guide.indexOf(PreflightDoc.CHECKS_END));
    assertThat(listed.strip())
        .as("docs/preflight.md; write it anew: ./aurora-fleet lab oracle --write docs/preflight.md")
        .isEqualTo(PreflightDoc.checks().strip());
  }

  @Test
  void everyCaseIsListedAndRead() throws IOException {
    List<String> files;
    Path cases = Path.of("src/main/resources/io/aurorafleet/lab/oracle/cases");
    try (Stream<Path> all = Files.list(cases)) {
      files = all.map(f -> String.valueOf(f.getFileName()).replace(".sql", "")).toList();
    }
    assertThat(CaseFiles.ours())
        .extracting(OracleCase::name)
        .containsExactlyInAnyOrderElementsOf(files);
    assertThat(CaseFiles.ours()).allSatisfy(c -> assertThat(c.what()).isNotEqualTo(c.name()));
  }
}
