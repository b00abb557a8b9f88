package io.aurorafleet.lab.simulation;

import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.Enrolment;
import io.aurorafleet.cloud.checkpoint.Ids;
import io.aurorafleet.cloud.checkpoint.Manifests;
import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.cloud.checkpoint.Pointers;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.cloud.signal.SignalQueue.Received;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.worker.config.WorkerConfig;
import io.aurorafleet.worker.engine.Drain;
import io.aurorafleet.worker.engine.Engine;
import io.aurorafleet.worker.engine.Playbook;
import io.aurorafleet.worker.engine.Turns;
import io.aurorafleet.worker.inbox.Inbox;
import io.aurorafleet.worker.inbox.Reopening;
import io.aurorafleet.worker.inbox.Router;
import io.aurorafleet.worker.inbox.Watchdog;
import io.aurorafleet.worker.steps.Playbooks;
import java.util.Map;
import java.util.stream.Collectors;

/** The production worker with its engine over bent steps, queue and store. */
final class PlantedWorker implements SimulatedWorker {
  private final SimulatedWorker production;
  private final PlantedQueue queue;
  private final Planted bug;
  private final Inbox inbox;

  PlantedWorker(Planted bug, SimulatedWorker production) {
    this.bug = bug;
    this.production = production;
    Deferred deferred = new Deferred();
    this.queue = new PlantedQueue(bug, production.queue(), deferred);
    String name = production.config().name();
    PlantedStore objects = new PlantedStore(bug, production.objects(), deferred, name);
    Ids ids = bug == Planted.WORKER_ID ? () -> name : Ids.random();
    CheckpointStore checkpoints =
        bug == Planted.WORKER_ID || bug == Planted.SAVE_BEFORE_ARMING || bug == Planted.LEDGER_LAST
            ? new CheckpointStore(objects, ids)
            : production.checkpoints();
    PlantedSteps steps = new PlantedSteps(bug, production.clusters(), deferred);
    Map<RunModule, Playbook> playbooks =
        production.playbooks().all().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> steps.bend(e.getValue())));
    Engine engine =
        new Engine(
            playbooks,
            checkpoints,
            objects,
            queue,
            production.clock(),
            production.config().tempo(),
            production.drain(),
            production.turns(),
            name);
    this.inbox =
        new Inbox(
            queue,
            new Router(production.pointers()),
            checkpoints,
            engine,
            production.reopening()::consider);
  }

  @Override
  public void handle(Received message) {
    inbox.handle(bug == Planted.NO_VISIT_GUARD ? PlantedQueue.everNew(message) : message);
    queue.settle();
  }

  @Override
  public Inbox inbox() {
    return inbox;
  }

  @Override
  public Watchdog watchdog() {
    return production.watchdog();
  }

  @Override
  public SignalQueue queue() {
    return production.queue();
  }

  @Override
  public Manifests manifests() {
    return production.manifests();
  }

  @Override
  public Enrolment enrolment() {
    return production.enrolment();
  }

  @Override
  public Playbooks playbooks() {
    return production.playbooks();
  }

  @Override
  public ObjectStore objects() {
    return production.objects();
  }

  @Override
  public CheckpointStore checkpoints() {
    return production.checkpoints();
  }

  @Override
  public Pointers pointers() {
    return production.pointers();
  }

  @Override
  public Reopening reopening() {
    return production.reopening();
  }

  @Override
  public Clusters clusters() {
    return production.clusters();
  }

  @Override
  public WorkClock clock() {
    return production.clock();
  }

  @Override
  public Turns turns() {
    return production.turns();
  }

  @Override
  public Drain drain() {
    return production.drain();
  }

  @Override
  public WorkerConfig config() {
    return production.config();
  }
}
