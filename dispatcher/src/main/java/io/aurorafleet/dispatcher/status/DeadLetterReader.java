package io.aurorafleet.dispatcher.status;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.signal.DeadLetters;
import io.aurorafleet.cloud.signal.DeadLetters.Letter;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.dispatcher.config.Settings;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells which of a run's messages no worker could handle; leaves them where they are. */
final class DeadLetterReader {
  private static final int MOST = 200;

  private final DeadLetters letters;
  private final Settings settings;

  @Inject
  DeadLetterReader(DeadLetters letters, Settings settings) {
    this.letters = letters;
    this.settings = settings;
  }

  /** By cluster and reason; a queue that cannot be read is no reason to tell nothing else. */
  List<DeadLetterStatus> of(RunId run) {
    if (settings.deadLetterQueue().isEmpty()) {
      return List.of();
    }
    try {
      return letters.count() == 0 ? List.of() : read(run);
    } catch (OutsideException e) {
      return List.of(new DeadLetterStatus("", 0, e.failure().reason()));
    }
  }

  private List<DeadLetterStatus> read(RunId run) {
    List<Letter> all = letters.receive(MOST);
    letters.putBack(all);
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    for (Letter letter : all) {
      if (letter.run().isEmpty() || letter.run().get().equals(run)) {
        String cluster = letter.cluster().map(ClusterId::value).orElse("");
        counts
            .computeIfAbsent(cluster, any -> new TreeMap<>())
            .merge(letter.reason(), 1, Integer::sum);
      }
    }
    List<DeadLetterStatus> told = new ArrayList<>();
    counts.forEach(
        (cluster, reasons) ->
            reasons.forEach(
                (reason, count) -> told.add(new DeadLetterStatus(cluster, count, reason))));
    return told;
  }
}
