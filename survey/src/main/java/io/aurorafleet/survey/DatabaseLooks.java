package io.aurorafleet.survey;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Checks;
import io.aurorafleet.preflight.TargetExtensions;
import io.aurorafleet.preflight.Upgrade;
import io.aurorafleet.preflight.cluster.MembershipCheck;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks into the server and every database that accepts connections, one session each. */
final class DatabaseLooks {
  private final Sessions sessions;
  private final TargetServers targets;
  private final Crew crew;

  @Inject
  DatabaseLooks(Sessions sessions, TargetServers targets, Crew crew) {
    this.sessions = sessions;
    this.targets = targets;
    this.crew = crew;
  }

  /** Everything seen, in the server's order of databases; contents null when nothing was. */
  record Looked(
      List<Finding> findings, ClusterSurvey.@Nullable Contents contents, List<Failure> unseen) {
    static Looked none(Finding finding, Failure why) {
      return new Looked(List.of(finding), null, List.of(why));
    }
  }

  /** What one session saw. */
  private record Seen(
      List<Finding> findings,
      ClusterSurvey.@Nullable Database contents,
      @Nullable Failure unseen) {}

  /**
   * What the first session saw.
   *
   * @param home where it was
   * @param atHome what it saw of that database
   */
  private record Server(
      List<String> databases,
      List<Finding> findings,
      ClusterSurvey.Contents contents,
      String home,
      Seen atHome) {}

  /** Never throws for what one secret, server, database or check is like. */
  Looked look(
      ClusterView view,
      Upgrade upgrade,
      EngineVersion target,
      Databases.Worker worker,
      Pulse pulse) {
    String id = view.id().value();
    Sessions.Access access;
    try {
      access = sessions.access(view, worker);
    } catch (OutsideException e) {
      return Looked.none(Unseen.secret(id, e.failure()), e.failure());
    }
    List<Check> checks = checks(upgrade, target, worker, pulse);
    Server server;
    try {
      server =
          crew.work(List.<Supplier<Server>>of(() -> server(access, id, checks, upgrade)), pulse)
              .get(0);
    } catch (OutsideException e) {
      return Looked.none(Unseen.server(id, e.failure()), e.failure());
    }
    List<Supplier<Seen>> looks = new ArrayList<>();
    for (String database : server.databases()) {
      looks.add(
          database.equals(server.home())
              ? server::atHome
              : () -> database(access, id, database, checks, upgrade));
    }
    return together(server, crew.work(looks, pulse));
  }

  private List<Check> checks(
      Upgrade upgrade, EngineVersion target, Databases.Worker worker, Pulse pulse) {
    if (!upgrade.major()) {
      return Checks.forHop(upgrade);
    }
    return crew.work(
            List.<Supplier<Optional<TargetExtensions>>>of(() -> targets.offers(target, worker)),
            pulse)
        .get(0)
        .map(offered -> Checks.forHop(upgrade, offered))
        .orElseGet(() -> Checks.forHop(upgrade));
  }

  private static Looked together(Server server, List<Seen> seen) {
    List<Finding> findings = new ArrayList<>(server.findings());
    seen.forEach(s -> findings.addAll(s.findings()));
    ClusterSurvey.Contents c = server.contents();
    return new Looked(
        findings,
        new ClusterSurvey.Contents(
            seen.stream().flatMap(s -> Stream.ofNullable(s.contents())).toList(),
            c.logicalSlots(),
            c.longTransactions(),
            c.oldestXidAge(),
            c.walLevel()),
        seen.stream().flatMap(s -> Stream.ofNullable(s.unseen())).toList());
  }

  /** The server, and in the same session the database that it began in. */
  private static Server server(
      Sessions.Access access, String cluster, List<Check> checks, Upgrade upgrade) {
    try (Sessions.Entered home = access.enter()) {
      List<Check> all = new ArrayList<>(List.of(MembershipCheck.CHECK));
      all.addAll(checks);
      CheckRun run = new CheckRun(home.session(), null, upgrade);
      refuse(run.ahead(all, Check.Scope.CLUSTER, List.of(ContentsReader.SERVER)));
      refuse(run.until(all, Check.Scope.CLUSTER));
      List<String> databases =
          home.session().databases().stream()
              .filter(Sessions::ours)
              .map(DatabaseSession.Entry::name)
              .toList();
      return new Server(
          databases,
          run.findings(),
          ContentsReader.server(run::observe),
          home.database(),
          inside(home.session(), cluster, home.database(), checks, upgrade));
    }
  }

  private static void refuse(Optional<Failure> lost) {
    if (lost.isPresent()) {
      throw new OutsideException(lost.get());
    }
  }

  private static Seen database(
      Sessions.Access access, String cluster, String name, List<Check> checks, Upgrade upgrade) {
    try (DatabaseSession session = access.open(name)) {
      return inside(session, cluster, name, checks, upgrade);
    } catch (OutsideException e) {
      return unseen(List.of(), cluster, name, e.failure());
    }
  }

  private static Seen inside(
      DatabaseSession session, String cluster, String name, List<Check> checks, Upgrade upgrade) {
    CheckRun run = new CheckRun(session, name, upgrade);
    try {
      Optional<Failure> lost =
          run.ahead(checks, Check.Scope.DATABASE, ContentsReader.OF_DATABASE)
              .or(() -> run.until(checks, Check.Scope.DATABASE));
      return lost.isPresent()
          ? unseen(run.findings(), cluster, name, lost.get())
          : new Seen(run.findings(), ContentsReader.database(name, run::observe), null);
    } catch (OutsideException e) {
      return unseen(run.findings(), cluster, name, e.failure());
    }
  }

  private static Seen unseen(List<Finding> before, String cluster, String name, Failure why) {
    List<Finding> findings = new ArrayList<>(before);
    findings.add(Unseen.database(cluster, name, why));
    return new Seen(findings, null, why);
  }
}
