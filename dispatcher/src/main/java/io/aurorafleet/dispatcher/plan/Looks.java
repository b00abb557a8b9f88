package io.aurorafleet.dispatcher.plan;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.preflight.cluster.ObservedCluster.Need;
import io.aurorafleet.report.plan.ClusterPlans;
import io.aurorafleet.report.plan.PlannedCluster;
import io.aurorafleet.survey.ClusterSurvey;
import io.aurorafleet.survey.Surveyor;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Looks at many clusters, some at a time; what goes wrong with one is told of that one. */
final class Looks {
  /** Sessions of a plan carry this in place of a run's name. */
  private static final String NAME = "plan";

  private final Surveyor surveyor;
  private final WorkClock clock;

  @Inject
  Looks(Surveyor surveyor, WorkClock clock) {
    this.surveyor = surveyor;
    this.clock = clock;
  }

  /** A cluster to look at, where it is to go, and when in the run. */
  record Subject(ClusterView view, EngineVersion target, Wave wave) {}

  /**
   * A cluster that was looked at.
   *
   * @param needs what the run takes of quotas for it
   */
  record Seen(PlannedCluster cluster, List<Need> needs) {}

  /** One for each, in the same order. */
  List<Seen> at(List<Subject> subjects, PlanRequest request, PlanWatcher watcher) {
    LocalDate today = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC);
    surveyor.prepare();
    watcher.begins(subjects.stream().map(s -> s.view().id()).toList());
    ExecutorService pool =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(request.parallel(), subjects.size())), Looks::daemon);
    try {
      List<Future<Seen>> looks = new ArrayList<>();
      for (Subject subject : subjects) {
        looks.add(pool.submit(() -> one(subject, request, today, watcher)));
      }
      List<Seen> seen = new ArrayList<>();
      for (Future<Seen> look : looks) {
        seen.add(look.get());
      }
      return seen;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while looking at the fleet", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A look ended without an answer", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private Seen one(Subject subject, PlanRequest request, LocalDate today, PlanWatcher watcher) {
    synchronized (watcher) {
      watcher.looks(subject.view().id());
    }
    Seen seen = look(subject, request, today);
    synchronized (watcher) {
      watcher.seen(seen.cluster());
    }
    return seen;
  }

  private Seen look(Subject subject, PlanRequest request, LocalDate today) {
    ClusterView view = subject.view();
    try {
      ClusterSurvey survey =
          surveyor.look(
              view,
              subject.target(),
              request.module(),
              request.options(),
              new Databases.Worker(NAME, view.id().value(), 0),
              Pulse.NONE);
      return new Seen(
          ClusterPlans.of(view, subject.wave(), survey, request.options(), today), survey.needs());
    } catch (OutsideException e) {
      return notSeen(subject, e.failure());
    } catch (RuntimeException e) {
      // The other clusters can still be looked at, and this one's line says that we have a bug.
      Failure failure =
          Failure.bug("surprise", "Looking at cluster %s failed: %s".formatted(view.id(), e));
      return notSeen(subject, failure);
    }
  }

  private static Seen notSeen(Subject subject, Failure why) {
    return new Seen(
        ClusterPlans.notSeen(subject.view(), subject.target(), subject.wave(), why), List.of());
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "plan");
    thread.setDaemon(true);
    return thread;
  }
}
