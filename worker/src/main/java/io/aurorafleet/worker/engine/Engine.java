package io.aurorafleet.worker.engine;

import io.aurorafleet.cloud.call.LeaseLostException;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.CheckpointStore.Loaded;
import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.cloud.checkpoint.SupersededException;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.checkpoint.Wait;
import io.aurorafleet.contracts.signal.Signal;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.worker.config.Tempo;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out visits: claim by compare-and-swap, send the takeover timer for the lease's end,
 * settle the message, advance, arm the next timer, save asleep. The order is what makes a crash at
 * any point harmless: whoever dies after the claim has a timer behind it, and a wait is saved only
 * when its timer exists. A visit whose claim was lost ends without a trace.
 */
public final class Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  /** Claims in a row without an outcome after which the step is taken to kill its worker. */
  static final int MOST_CLAIMS = 5;

  /** The same behind the commit point, where giving up leaves a cluster half way. */
  static final int MOST_CLAIMS_COMMITTED = 20;

  private final Map<RunModule, Playbook> playbooks;
  private final CheckpointStore checkpoints;
  private final ObjectStore objects;
  private final SignalQueue signals;
  private final WorkClock clock;
  private final Tempo tempo;
  private final Drain drain;
  private final Turns turns;
  private final HandOver handOver;
  private final String worker;

  public Engine(
      Map<RunModule, Playbook> playbooks,
      CheckpointStore checkpoints,
      ObjectStore objects,
      SignalQueue signals,
      WorkClock clock,
      Tempo tempo,
      Drain drain,
      Turns turns,
      String worker) {
    this.playbooks = Map.copyOf(playbooks);
    this.checkpoints = checkpoints;
    this.objects = objects;
    this.signals = signals;
    this.clock = clock;
    this.tempo = tempo;
    this.drain = drain;
    this.turns = turns;
    this.handOver = new HandOver(checkpoints, signals, clock, worker);
    this.worker = worker;
  }

  /** Whether this version knows the step the cursor is at; if not, a newer worker must go on. */
  public boolean knows(Checkpoint checkpoint) {
    Playbook playbook = playbooks.get(checkpoint.order().module());
    String step = checkpoint.now().step();
    return playbook != null && (step.equals(Checkpoint.START) || playbook.step(step).isPresent());
  }

  /**
   * Claims the checkpoint and takes it as far as it goes. Returns when the visit has ended, one way
   * or the other; throws only when the claim itself could not be written.
   *
   * @param settle deletes the message that led here; run once the takeover timer is sent, so not
   *     when the claim was lost to somebody else: then it comes again, and is judged anew
   */
  public void visit(Loaded loaded, Signal cause, Runnable settle) {
    Playbook playbook = playbooks.get(loaded.checkpoint().order().module());
    if (playbook == null) {
      throw new IllegalStateException("No playbook for " + loaded.checkpoint().order().module());
    }
    Checkpoint before = loaded.checkpoint();
    boolean fruitless = before.claims() >= mostClaims(before);
    Duration from = clock.monotonic();
    CheckpointStore.Saved claimed;
    try {
      claimed =
          checkpoints.save(
              before.claimedBy(LiveVisit.claim(clock.now(), worker, tempo)), loaded.etag());
    } catch (SupersededException e) {
      // the message stays: where the claim's owner renewed it, this is the one that guards it
      LOG.debug("Somebody else wrote {} first", before.order().cluster());
      return;
    }
    Journal journal = new Journal(objects);
    LiveVisit visit =
        new LiveVisit(checkpoints, clock, tempo, drain, worker, journal, claimed, from);
    try {
      signals.send(
          claimed.checkpoint().signal(WorkSignal.Reason.TAKEOVER),
          tempo.lease().plus(Admission.GRAIN));
      settle.run();
      LogContext.visit(
          visit.checkpoint(), () -> advance(playbook, visit, new Woken(cause), fruitless));
    } catch (LeaseLostException | SupersededException e) {
      LOG.info("Left {} to another worker: {}", before.order().cluster(), e.getMessage());
      handOver.unlessTaken(visit.checkpoint(), drain.asked());
    } catch (OutsideException e) {
      LOG.warn(
          "The visit of {} could not be armed or saved; a successor takes over when the lease ends: {}",
          before.order().cluster(),
          e.failure().reason());
      acquit(visit, e.failure());
    }
  }

  /**
   * A queue or store that does not answer is not held against the step: only claims whose worker
   * did not live to say so are. Said several times, because in a storm this fails as well.
   */
  private void acquit(LiveVisit visit, Failure why) {
    for (int i = 0; i < MOST_CLAIMS && why.category() == Failure.Category.RETRY; i++) {
      try {
        visit.saveClaimed(visit.checkpoint().at(visit.checkpoint().position()));
        return;
      } catch (SupersededException e) {
        return;
      } catch (OutsideException e) {
        LOG.debug("{} could not be told of it: {}", visit.cluster(), e.getMessage());
        if (drain.asked()) {
          return;
        }
        clock.pause(tempo.settle());
      }
    }
  }

  private void advance(Playbook playbook, LiveVisit visit, Woken woken, boolean fruitless) {
    boolean skip = fruitless;
    Optional<Wait> turn = turns.before(playbook, visit.checkpoint(), tempo);
    if (turn.isPresent()) {
      sleep(visit, visit.checkpoint().unlooked(), turn.get());
      return;
    }
    while (true) {
      Checkpoint at = visit.checkpoint();
      if (at.now().step().equals(Checkpoint.START)) {
        at = at.progress(playbook.first(clock.now()));
        visit.saveClaimed(at);
      }
      Step step =
          playbook
              .step(at.now().step())
              .orElseThrow(() -> new IllegalStateException("Step unknown to " + playbook.module()));
      boolean fatal = skip;
      Look look = LogContext.step(step.name(), () -> look(playbook, step, visit, fatal));
      skip = false;
      Transition transition = Transition.of(playbook, visit.checkpoint(), look, woken, clock.now());
      Optional<Wait> pause = transition.pause();
      if (pause.isPresent()) {
        Wait wait = turns.crowd().paced(pause.get(), tempo);
        sleep(visit, transition.next().at(visit.checkpoint().position()), wait);
        return;
      }
      if (transition.next().position().terminal()) {
        visit.saveLast(transition.next());
        return;
      }
      if (drain.asked()) {
        handOver.afterAStep(visit, transition.next());
        return;
      }
      visit.saveClaimed(transition.next());
      woken.wentOn();
    }
  }

  private Look look(Playbook playbook, Step step, LiveVisit visit, boolean fatal) {
    boolean exit = playbook.exits(step.name());
    Checkpoint at = visit.checkpoint();
    if (fatal && !step.indispensable()) {
      return Look.fruitless(step, mostClaims(at), at);
    }
    if (fatal) {
      LOG.error(
          "Step {} of {} was begun {} times in a row and never ended; it is tried on",
          step.name(),
          at.order().cluster(),
          at.claims());
    }
    return at.cancelAsked() && !exit && !at.committed()
        ? Look.cancelled(visit)
        : Look.by(step, exit, visit, tempo);
  }

  private static int mostClaims(Checkpoint at) {
    return at.committed() ? MOST_CLAIMS_COMMITTED : MOST_CLAIMS;
  }

  private void sleep(LiveVisit visit, Checkpoint next, Wait wait) {
    Instant now = clock.now();
    visit.fence().check();
    signals.send(visit.checkpoint().signal(WorkSignal.Reason.TIMER), wait.look());
    visit.saveLast(next.givenBack(new Position.Asleep(wait, now, now.plus(wait.look()))));
  }
}
