package io.aurorafleet.lab.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The table of case × pair of majors × verdict of both. */
final class VerdictTable {
  private VerdictTable() {}

  static String of(OracleResult result) {
    return """
        Each row is a cluster built by SQL (`lab/src/main/resources/io/aurorafleet/lab/oracle/cases`), each column a pair
        of majors that the machine could try: a real server of the source major, the real `pg_upgrade` of the target's.
        The first letter is pg_upgrade's: `R` it refuses in `--check`, `F` it passes `--check` and then fails with the
        cluster down, `W` it warns, `·` it passes, `?` its binaries are not installed. The second is preflight's: `B` a
        blocker, `A` a blocker beyond pg_upgrade (Aurora's documented rules, or what pg_upgrade loses), `w` warnings only,
        `·` nothing. To see both of a cluster of your own: `./aurora-fleet lab oracle --case FILE.sql`.

        """
        + "%d cases, %d pairs, %d verdicts: **%d misses, %d false blockers**.\n\n"
            .formatted(
                result.cases().size(),
                result.pairs().size(),
                result.trials().size(),
                result.misses(),
                result.falseBlockers())
        + table(result)
        + skipped(result);
  }

  private static String table(OracleResult result) {
    List<String> head = new ArrayList<>(List.of("Case", "What is broken", "Blockers"));
    head.addAll(result.pairs());
    StringBuilder text = new StringBuilder(PreflightDoc.row(head));
    text.append(PreflightDoc.row(head.stream().map(cell -> "---").toList()));
    for (OracleCase one : result.cases()) {
      List<Trial> own = result.trials().stream().filter(t -> t.name().equals(one.name())).toList();
      if (!own.isEmpty()) {
        List<String> cells = new ArrayList<>();
        cells.add("`" + one.name() + "`");
        cells.add(PreflightDoc.cell(one.what()));
        cells.add(blockers(own));
        result.pairs().forEach(pair -> cells.add(verdict(own, pair)));
        text.append(PreflightDoc.row(cells));
      }
    }
    return text.toString();
  }

  private static String blockers(List<Trial> trials) {
    String ids =
        trials.stream()
            .flatMap(t -> Trial.blockers(t.findings()).stream())
            .map(f -> "`" + f.check() + "`")
            .distinct()
            .collect(Collectors.joining(", "));
    return ids.isEmpty() ? "–" : ids;
  }

  private static String verdict(List<Trial> trials, String pair) {
    return trials.stream()
        .filter(t -> t.pair().equals(pair))
        .map(t -> t.answer().letter + " " + t.letter())
        .findFirst()
        .orElse("");
  }

  /** Where it was looked for says nothing to those who read the guide elsewhere. */
  private static String skipped(OracleResult result) {
    String targets =
        result.trials().stream()
            .filter(t -> t.answer() == Trial.Answer.SKIPPED)
            .map(Trial::target)
            .distinct()
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return targets.isEmpty()
        ? ""
        : "\n`?`: pg_upgrade %s was not installed here.\n".formatted(targets);
  }
}
