package io.aurorafleet.worker.engine;

import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Progress;
import io.aurorafleet.contracts.checkpoint.StepTrace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An ordered list of steps. Those of {@code eachHop} are gone through once for every hop of the
 * path; when the path has no hops, the cluster is at its target and only the exit remains. The exit
 * steps run at the end of every attempt, good or bad.
 */
public record Playbook(
    RunModule module, List<Step> before, List<Step> eachHop, List<Step> after, List<Step> exit) {
  public Playbook {
    before = List.copyOf(before);
    eachHop = List.copyOf(eachHop);
    after = List.copyOf(after);
    exit = List.copyOf(exit);
    long names = all(before, eachHop, after, exit).map(Step::name).distinct().count();
    if (before.isEmpty() || exit.isEmpty() || names != all(before, eachHop, after, exit).count()) {
      throw new IllegalArgumentException("A playbook begins, exits, and names each step once");
    }
  }

  public Optional<Step> step(String name) {
    return all(before, eachHop, after, exit).filter(s -> s.name().equals(name)).findFirst();
  }

  public Progress first(Instant now) {
    return Progress.at(before.get(0).name(), 0, now);
  }

  /** The first exit step, where a failure moves the cursor. */
  public Progress exit(Instant now) {
    return Progress.at(exit.get(0).name(), 0, now);
  }

  /**
   * Where a step that found the world changed sends the cursor.
   *
   * @throws IllegalStateException when that is no earlier step before the first hop, or when an
   *     upgrade call may have been made: from there it only goes on
   */
  public Progress back(Checkpoint checkpoint, String step, Instant now) {
    int to = index(before, step);
    int from = index(all(before, eachHop, after, exit).toList(), checkpoint.now().step());
    if (to < 0 || from <= to || checkpoint.committed()) {
      throw new IllegalStateException(
          "No way back from step %s to %s".formatted(checkpoint.now().step(), step));
    }
    return Progress.at(step, 0, now);
  }

  public boolean exits(String step) {
    return exit.stream().anyMatch(s -> s.name().equals(step));
  }

  /** Where the cursor goes when its step is done; empty when that was the last. */
  public Optional<Progress> next(Checkpoint checkpoint, Instant now) {
    Progress at = checkpoint.now();
    int hops = checkpoint.latest(Fact.PathChosen.class).map(p -> p.hops().size()).orElse(-1);
    if (hops == 0 && !exits(at.step())) {
      return Optional.of(exit(now));
    }
    if (at.step().equals(before.get(0).name())) {
      Optional<Progress> further = resume(checkpoint, now);
      if (further.isPresent()) {
        return further;
      }
    }
    int inHop = index(eachHop, at.step());
    if (inHop == eachHop.size() - 1 && inHop >= 0 && at.hop() + 1 < hops) {
      return Optional.of(Progress.at(eachHop.get(0).name(), at.hop() + 1, now));
    }
    List<Step> order = all(before, eachHop, after, exit).toList();
    int next = index(order, at.step()) + 1;
    return next < order.size()
        ? Optional.of(Progress.at(order.get(next).name(), at.hop(), now))
        : Optional.empty();
  }

  /**
   * Where a requeued attempt goes on behind the gate. Before the commit point that is the way from
   * its beginning, because the world may have changed and every step adopts what there is. After
   * it, only forward: the step that failed last, or the beginning of the hop it belongs to.
   */
  private Optional<Progress> resume(Checkpoint checkpoint, Instant now) {
    if (!checkpoint.committed()) {
      return Optional.empty();
    }
    for (int i = checkpoint.trail().size() - 1; i >= 0; i--) {
      StepTrace last = checkpoint.trail().get(i);
      if (index(eachHop, last.step()) >= 0) {
        return Optional.of(Progress.at(eachHop.get(0).name(), last.hop(), now));
      }
      if (index(after, last.step()) >= 0) {
        return Optional.of(Progress.at(last.step(), last.hop(), now));
      }
    }
    return Optional.empty();
  }

  private static int index(List<Step> steps, String name) {
    return steps.stream().map(Step::name).toList().indexOf(name);
  }

  private static Stream<Step> all(
      List<Step> before, List<Step> eachHop, List<Step> after, List<Step> exit) {
    return Stream.of(before, eachHop, after, exit).flatMap(List::stream);
  }
}
