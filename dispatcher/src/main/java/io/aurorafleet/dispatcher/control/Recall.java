package io.aurorafleet.dispatcher.control;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.signal.DeadLetters;
import io.aurorafleet.cloud.signal.DeadLetters.Letter;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.dispatcher.control.ControlResult.Line;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Takes a run's messages out of the dead-letter queue. They were only hints, so nothing of them is
 * sent on: the clusters they were about are woken, and then they are deleted.
 */
final class Recall {
  private static final int MOST = 1000;

  private final DeadLetters letters;
  private final CheckpointStore checkpoints;
  private final Wakening wakening;

  @Inject
  Recall(DeadLetters letters, CheckpointStore checkpoints, Wakening wakening) {
    this.letters = letters;
    this.checkpoints = checkpoints;
    this.wakening = wakening;
  }

  /**
   * Recalls what concerns clusters that have a line.
   *
   * @param lines of the command so far; a live cluster that was dead-lettered stands as woken then
   * @return what is to be told of it
   */
  List<String> recall(Manifest manifest, List<Line> lines) {
    try {
      if (letters.count() == 0) {
        return List.of();
      }
      Set<ClusterId> about = lines.stream().map(Line::cluster).collect(Collectors.toSet());
      List<Letter> all = letters.receive(MOST);
      List<Letter> ours =
          all.stream()
              .filter(l -> l.run().filter(manifest.run()::equals).isPresent())
              .filter(l -> l.cluster().filter(about::contains).isPresent())
              .toList();
      letters.putBack(all.stream().filter(l -> !ours.contains(l)).toList());
      List<String> notes = new ArrayList<>(wake(manifest, ours, lines));
      ours.forEach(letters::delete);
      if (!ours.isEmpty()) {
        notes.add("%d dead letter(s) of the run taken out of their queue.".formatted(ours.size()));
      }
      return notes;
    } catch (OutsideException e) {
      return List.of("The dead letters were left alone: " + e.failure().reason());
    }
  }

  private List<String> wake(Manifest manifest, List<Letter> ours, List<Line> lines) {
    Map<ClusterId, String> reasons = new TreeMap<>();
    ours.forEach(l -> l.cluster().ifPresent(c -> reasons.put(c, l.reason())));
    List<WorkSignal> woken = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      ClusterId cluster = lines.get(i).cluster();
      if (lines.get(i).deed() == Deed.LEFT && reasons.containsKey(cluster)) {
        Optional<Checkpoint> live =
            checkpoints
                .find(manifest.run(), cluster)
                .map(CheckpointStore.Loaded::checkpoint)
                .filter(c -> !c.position().terminal());
        if (live.isPresent()) {
          woken.add(live.get().signal(WorkSignal.Reason.RESUME));
          String note = "its message was a dead letter: " + reasons.get(cluster);
          lines.set(i, new Line(cluster, Deed.WOKEN, note));
        }
      }
    }
    return wakening.wake(woken);
  }
}
