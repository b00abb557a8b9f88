package io.aurorafleet.dispatcher.dispatch;

import io.aurorafleet.cloud.call.CallerIdentity;
import io.aurorafleet.cloud.checkpoint.Manifests;
import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.cloud.cluster.EngineCatalogue;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.contracts.store.Keys;
import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.dispatcher.cli.ExitCodes;
import io.aurorafleet.dispatcher.config.Settings;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Begins a run: looks first, and writes only when all it saw was well – the manifest, then every
 * cluster's lock and checkpoint, then the messages. Killed anywhere, it leaves a run that workers
 * complete by themselves, and that the same dispatch with the same run name completes too.
 */
public final class Dispatcher {
  private final CallerIdentity identity;
  private final Clusters clusters;
  private final EngineCatalogue catalogue;
  private final WorkQueueCheck queue;
  private final Manifests manifests;
  private final ObjectStore store;
  private final LiveUpgrades upgrades;
  private final Enrolling enrolling;
  private final WorkClock clock;
  private final Settings settings;

  @Inject
  Dispatcher(
      CallerIdentity identity,
      Clusters clusters,
      EngineCatalogue catalogue,
      WorkQueueCheck queue,
      Manifests manifests,
      ObjectStore store,
      LiveUpgrades upgrades,
      Enrolling enrolling,
      WorkClock clock,
      Settings settings) {
    this.identity = identity;
    this.clusters = clusters;
    this.catalogue = catalogue;
    this.queue = queue;
    this.manifests = manifests;
    this.store = store;
    this.upgrades = upgrades;
    this.enrolling = enrolling;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Begins the run.
   *
   * @throws CommandException for what the user has to change; then nothing was written
   * @throws io.aurorafleet.cloud.call.OutsideException when AWS fails before the first checkpoint
   */
  DispatchResult dispatch(DispatchRequest request) {
    String account = identity.ask().account();
    request.scope().admit(account, settings.region());
    queue.run();
    Optional<Manifest> begun = begun(request, account);
    if (begun.isPresent()) {
      return result(begun.get(), List.of(), List.of());
    }
    if (catalogue.engine(request.target()).isEmpty()) {
      throw TargetVersion.unknown(request.target(), settings.region());
    }
    Selection selection = select(request.scope(), account);
    Manifest wanted = manifest(request, account, selection.chosen());
    List<LiveUpgrade> live = upgrades.among(wanted.clusters().stream().map(wanted::order).toList());
    if (!live.isEmpty() && !request.skipLive()) {
      throw refused(live, wanted.clusters().size());
    }
    Manifest manifest = manifest(request, account, free(wanted.clusters(), live));
    String script = request.verifySql();
    if (script != null) {
      store.put(Keys.verifySql(manifest.run()), script);
    }
    store.put(
        Keys.runClusters(manifest.run()), ClusterList.of(manifest, selection.skipped(), live));
    manifests.create(manifest);
    return result(manifest, selection.skipped(), live);
  }

  private Selection select(Scope scope, String account) {
    Selection selection = scope.choose(clusters.all());
    if (selection.chosen().isEmpty()) {
      throw nothing(selection, scope, account);
    }
    return selection;
  }

  private DispatchResult result(
      Manifest manifest, List<Selection.Skipped> skipped, List<LiveUpgrade> live) {
    return new DispatchResult(
        manifest.run(),
        manifest.module(),
        manifest.target(),
        manifest.tag(),
        manifest.account(),
        manifest.region(),
        manifest.options().inFlight(),
        enrolling.enrol(manifest),
        skipped,
        live,
        manifest.options().failureBudget(),
        manifest.options().windowEnd());
  }

  private Manifest manifest(DispatchRequest request, String account, List<Manifest.Entry> entries) {
    return new Manifest(
        Manifest.SCHEMA,
        request.run(),
        clock.now(),
        account,
        settings.region(),
        request.scope().tag(),
        request.module(),
        request.target(),
        request.options(),
        entries);
  }

  /** The manifest of a dispatch of this name that was not finished, or was, and comes again. */
  private Optional<Manifest> begun(DispatchRequest request, String account) {
    Optional<Manifest> there = manifests.find(request.run());
    if (there.isPresent() && !there.get().equals(again(there.get(), request, account))) {
      throw CommandException.badInput(
          "run-exists",
          "Run %s exists, and is about something else: %s to %s of clusters tagged %s."
              .formatted(
                  request.run(), there.get().module(), there.get().target(), there.get().tag()),
          "Leave --run out to get a fresh name, or repeat that dispatch exactly to complete it.");
    }
    return there;
  }

  /** What the request would have made of the same clusters at the same time. */
  private Manifest again(Manifest there, DispatchRequest request, String account) {
    return new Manifest(
        there.schema(),
        request.run(),
        there.createdAt(),
        account,
        settings.region(),
        request.scope().tag(),
        request.module(),
        request.target(),
        request.options(),
        there.clusters());
  }

  private static List<Manifest.Entry> free(List<Manifest.Entry> chosen, List<LiveUpgrade> live) {
    Set<ClusterId> taken = live.stream().map(LiveUpgrade::cluster).collect(Collectors.toSet());
    List<Manifest.Entry> free =
        chosen.stream().filter(entry -> !taken.contains(entry.cluster())).toList();
    if (free.isEmpty()) {
      throw refused(live, chosen.size());
    }
    return free;
  }

  private static CommandException refused(List<LiveUpgrade> live, int of) {
    return new CommandException(
        ExitCodes.REFUSED,
        Failure.fix(
            "live-upgrade",
            "Not dispatched: %d of %d clusters %s in a run that has not ended; nothing was written."
                .formatted(live.size(), of, live.size() == 1 ? "is" : "are"),
            advice(live),
            live.stream().map(LiveUpgrade::toString).toArray(String[]::new)));
  }

  private static String advice(List<LiveUpgrade> live) {
    String skip = "leave them out with --skip-live";
    Optional<LiveUpgrade> failed = live.stream().filter(LiveUpgrade::failed).findFirst();
    return failed.isPresent()
        ? "What failed after its commit point stays with its run, which alone knows how far it came: see aurora-fleet status --run %s for the reason and what to do. Meanwhile %s."
            .formatted(failed.get().run(), skip)
        : "Wait until they have ended (aurora-fleet status --run %s --watch), or %s."
            .formatted(live.get(0).run(), skip);
  }

  private CommandException nothing(Selection selection, Scope scope, String account) {
    String[] skipped =
        selection.skipped().stream()
            .map(one -> "%s: %s".formatted(one.cluster(), one.reason()))
            .toArray(String[]::new);
    return new CommandException(
        ExitCodes.BAD_INPUT,
        Failure.fix(
            "nothing-found",
            "Found no cluster to work on: looked for %s among the %d clusters of engine aurora-postgresql in %s of account %s%s."
                .formatted(
                    scope.words(),
                    selection.seen(),
                    settings.region(),
                    account,
                    skipped.length == 0 ? "" : ", and had to leave out all of them"),
            "Tag the clusters (aws rds add-tags-to-resource), or give the tag they have with --tag key=value; check Region and account.",
            skipped));
  }
}
