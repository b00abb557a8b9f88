package io.aurorafleet.worker.steps.wayback;

import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.Kept;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.rules.ExitGuard;
import io.aurorafleet.worker.steps.rules.Words;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes back what an attempt made and nobody needs: before the commit point the clone with its
 * instance and group; after it nothing, because the clone is the way back. What stays is named. A
 * successor goes on where it finds the cluster; once done, it is not done again in this attempt.
 */
public final class UnwindStep implements Step {
  private static final String CLONE = "clone ";

  private final CloneRemoval removal;
  private final Tempo tempo;

  @Inject
  UnwindStep(CloneRemoval removal, Tempo tempo) {
    this.removal = removal;
    this.tempo = tempo;
  }

  @Override
  public String name() {
    return "unwind";
  }

  @Override
  public Outcome advance(Visit visit) {
    Checkpoint checkpoint = visit.checkpoint();
    if (!needed(checkpoint) || ExitGuard.done(visit, name())) {
      return Outcome.done();
    }
    List<String> left = new ArrayList<>();
    if (begun(checkpoint)) {
      wayBack(visit).ifPresent(left::add);
    } else if (visit.options().safetyClone()) {
      Optional<Outcome> going = remove(visit, left);
      if (going.isPresent()) {
        return going.get();
      }
    }
    return done(visit, left);
  }

  /** After a failure, and when a cluster turned out to be at its target after things were made. */
  static boolean needed(Checkpoint checkpoint) {
    boolean arrived =
        checkpoint.latest(Fact.PathChosen.class).filter(p -> p.hops().isEmpty()).isPresent()
            && checkpoint.latest(Fact.Drifted.class).isPresent();
    return checkpoint.failure() != null || arrived;
  }

  /** By us or by somebody else: from then on the clone is the way back. */
  private static boolean begun(Checkpoint checkpoint) {
    return checkpoint.committed()
        || checkpoint.latest(Fact.SeenUpgrading.class).isPresent()
        || checkpoint.latest(Fact.Upgraded.class).isPresent();
  }

  /** By a look, because a clone whose request had no reply stands in no fact. */
  private Optional<String> wayBack(Visit visit) {
    if (!visit.options().safetyClone()) {
      return Optional.empty();
    }
    String clone = CLONE + Names.clone(visit.run(), visit.cluster());
    List<String> there = new ArrayList<>();
    Optional<String> problem =
        ExitGuard.attempt(
            visit,
            "look for the safety clone",
            () -> {
              if (removal.stands(visit)) {
                there.add(clone + ": the way back");
              }
            });
    return problem.isEmpty()
        ? there.stream().findFirst()
        : Kept.of(visit.checkpoint()).stream()
            .filter(clone::equals)
            .map(k -> k + ": the way back, if it is there: " + problem.get())
            .findFirst();
  }

  private Optional<Outcome> remove(Visit visit, List<String> left) {
    String clone = CLONE + Names.clone(visit.run(), visit.cluster());
    List<String> going = new ArrayList<>();
    Optional<String> problem =
        ExitGuard.attempt(
            visit,
            "take the safety clone away",
            () -> removal.next(visit, true).ifPresent(going::add));
    if (problem.isPresent()) {
      left.add(clone + ": " + problem.get());
      return Optional.empty();
    }
    boolean last =
        removed(visit).contains(clone) && visit.latest(Fact.QuarantineReady.class).isEmpty();
    if (going.isEmpty() && removed(visit).isEmpty() && mayAppear(visit)) {
      return Optional.of(
          Outcome.waiting("a clone that was asked for perhaps to be described", tempo.settle()));
    }
    if (going.isEmpty() || last) {
      return Optional.empty();
    }
    if (visit.inStep().compareTo(tempo.startDeadline()) < 0) {
      return Optional.of(Outcome.waiting(going.get(0) + " to be deleted", tempo.look()));
    }
    left.add(going.get(0) + ": it was not gone in time");
    if (!going.contains(clone)) {
      left.add(clone + ": RDS deletes it only when its instance is gone");
    }
    return Optional.empty();
  }

  /**
   * Whoever asks for a clone may die, or lose his claim to whoever cancels, before he can say so;
   * and RDS does not describe at once what it has begun to make.
   */
  private boolean mayAppear(Visit visit) {
    return visit.checkpoint().trail().stream()
        .filter(t -> t.attempt() == visit.checkpoint().attempt())
        .filter(t -> t.step().equals("safety-clone"))
        .anyMatch(t -> t.endedAt().plus(tempo.look()).isAfter(visit.now()));
  }

  private Outcome done(Visit visit, List<String> left) {
    Checkpoint checkpoint = visit.checkpoint();
    List<String> removed =
        removed(visit).stream().filter(r -> left.stream().noneMatch(l -> l.startsWith(r))).toList();
    Kept.of(checkpoint).stream()
        .filter(k -> left.stream().noneMatch(l -> l.startsWith(k)))
        .forEach(left::add);
    visit.log(
        LogNames.EXECUTION,
        "Unwound: removed %s; left %s.".formatted(Words.list(removed), Words.list(left)));
    return Outcome.done(
        new Fact.Unwound(visit.now(), removed, left),
        new Fact.ExitDone(visit.now(), checkpoint.attempt(), name()));
  }

  /** What this step took away, over all its looks. */
  private static List<String> removed(Visit visit) {
    return visit.checkpoint().all(Fact.Unwound.class).stream()
        .filter(u -> !u.at().isBefore(visit.checkpoint().now().startedAt()))
        .flatMap(u -> u.removed().stream())
        .distinct()
        .toList();
  }
}
