package io.aurorafleet.worker;

import io.aurorafleet.cloud.call.RateLimiter;
import io.aurorafleet.cloud.checkpoint.BucketName;
import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.Ids;
import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.cloud.checkpoint.Pointers;
import io.aurorafleet.cloud.checkpoint.S3ObjectStore;
import io.aurorafleet.cloud.signal.QueueUrls;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.cloud.signal.SqsSignals;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.signal.Order;
import io.aurorafleet.contracts.signal.Signal;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.queue.MemorySqs;
import io.aurorafleet.sandbox.queue.QueuePlan;
import io.aurorafleet.sandbox.store.MemoryS3;
import io.aurorafleet.sandbox.time.VirtualTimeline;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Crowd;
import io.aurorafleet.worker.engine.Drain;
import io.aurorafleet.worker.engine.Engine;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Playbook;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Turns;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.inbox.Inbox;
import io.aurorafleet.worker.inbox.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Workers over SQS and S3 in memory, in virtual time, with a playbook of one step and an exit. */
public final class Rig {
  public final VirtualTimeline time = new VirtualTimeline(Instant.parse("2026-11-22T21:00:00Z"));
  public final MemorySqs sqs = new MemorySqs(Account.EXAMPLE, time, QueuePlan.NONE);
  private final MemoryS3 s3 = new MemoryS3(time);
  public final QueueUrls urls = new QueueUrls(queue("work"), queue("events"), queue("dead"));
  public final SignalQueue queue = new SqsSignals(sqs, urls);
  public final ObjectStore objects;
  public final CheckpointStore checkpoints;
  public final Pointers pointers;

  /** What the step does at each look, in order; then it is done. */
  public final Deque<Function<Visit, Outcome>> looks = new ArrayDeque<>();

  public int looked;

  /** RDS's limiter and how many clusters wait; shared by all workers of the rig. */
  public final Turns turns =
      new Turns(new RateLimiter(RateLimiter.Limits.upTo(10), clock()), new Crowd());

  /** Shared by all workers of the rig. */
  public final Drain drain = new Drain(clock());

  public Rig() {
    this(store -> store);
  }

  /** A rig over a store that is bent. */
  public Rig(UnaryOperator<ObjectStore> bent) {
    s3.createBucket(r -> r.bucket("fleet"));
    objects = bent.apply(new S3ObjectStore(s3, new BucketName("fleet")));
    checkpoints = new CheckpointStore(objects, Ids.random());
    pointers = new Pointers(objects);
  }

  private String queue(String name) {
    return sqs.createQueue(
            r -> r.queueName(name).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "60")))
        .queueUrl();
  }

  public Inbox worker(String name) {
    Step step = step("work", visit -> look(visit));
    Step exit = step("exit", visit -> Outcome.done());
    return worker(name, List.of(step), List.of(exit));
  }

  /** A worker with a playbook of these steps. */
  public Inbox worker(String name, List<Step> steps, List<Step> exit) {
    return worker(name, steps, exit, queue, drain, (loaded, signal) -> {});
  }

  /** The same over a queue of one's own. */
  public Inbox worker(String name, List<Step> steps, List<Step> exit, SignalQueue queue) {
    return worker(name, steps, exit, queue, drain, (loaded, signal) -> {});
  }

  /** A worker that is stopped apart from the others. */
  public Inbox worker(String name, List<Step> steps, List<Step> exit, Drain drain) {
    return worker(name, steps, exit, queue, drain, (loaded, signal) -> {});
  }

  /** A worker whose inbox does something before it decides. */
  public Inbox inbox(String name, BiConsumer<CheckpointStore.Loaded, Signal> late) {
    return worker(
        name,
        List.of(step("work", this::look)),
        List.of(step("exit", v -> Outcome.done())),
        queue,
        drain,
        late);
  }

  private Inbox worker(
      String name,
      List<Step> steps,
      List<Step> exit,
      SignalQueue queue,
      Drain drain,
      BiConsumer<CheckpointStore.Loaded, Signal> late) {
    Playbook playbook = new Playbook(RunModule.UPGRADE, steps, List.of(), List.of(), exit);
    Engine engine =
        new Engine(
            Map.of(RunModule.UPGRADE, playbook),
            checkpoints,
            objects,
            queue,
            clock(),
            Tempo.aws(),
            drain,
            turns,
            name);
    return new Inbox(queue, new Router(pointers), checkpoints, engine, late);
  }

  public WorkClock clock() {
    return new WorkClock() {
      @Override
      public Instant now() {
        return time.instant();
      }

      @Override
      public Duration monotonic() {
        return Duration.between(Instant.EPOCH, time.instant());
      }

      @Override
      public void pause(Duration length) {
        time.advance(length);
      }
    };
  }

  private Outcome look(Visit visit) {
    looked++;
    return looks.isEmpty() ? Outcome.done() : looks.remove().apply(visit);
  }

  public static Order order() {
    return order("orders-db");
  }

  public static Order order(String cluster) {
    return new Order(
        Order.SCHEMA,
        new RunId("r1"),
        new ClusterId(cluster),
        "cluster-ABC",
        "123456789012",
        "us-east-1",
        RunModule.UPGRADE,
        new EngineVersion("17.11"),
        Wave.SECOND,
        RunOptions.defaults());
  }

  /** What dispatch leaves behind: a checkpoint and one message. */
  public void dispatch() {
    dispatch(order());
  }

  public void dispatch(Order order) {
    Checkpoint fresh =
        checkpoints.create(Checkpoint.fresh("", order, time.instant())).get().checkpoint();
    queue.send(fresh.signal(WorkSignal.Reason.ORDER), Duration.ZERO);
  }

  public Checkpoint checkpoint() {
    return checkpoint(order());
  }

  public Checkpoint checkpoint(Order order) {
    return checkpoints.find(order.run(), order.cluster()).orElseThrow().checkpoint();
  }

  /** Lets a worker handle all it can get now. */
  public void drain(Inbox worker) {
    for (SignalQueue.Source source : SignalQueue.Source.values()) {
      queue.receive(source, 10, Duration.ZERO).forEach(worker::handle);
    }
  }

  public int messages(String url) {
    return sqs.peek(url).size();
  }

  public static Step step(String name, Function<Visit, Outcome> work) {
    return new Step() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Outcome advance(Visit visit) {
        return work.apply(visit);
      }
    };
  }
}
