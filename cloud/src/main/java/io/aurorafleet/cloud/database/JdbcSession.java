package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.Backlog.Piece;
import io.aurorafleet.contracts.checkpoint.ExtensionChange;
import io.aurorafleet.contracts.checkpoint.Slot;
import io.aurorafleet.contracts.proof.Holding;
import io.aurorafleet.contracts.proof.Inventory;
import io.aurorafleet.contracts.proof.PlannedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session over one plain connection; for one thread at a time. */
final class JdbcSession implements DatabaseSession {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcSession.class);

  private final Link link;
  private final TakeOver takeOver;
  private final Observation observation;
  private final Slots slots;
  private final Subscriptions subscriptions;
  private final Extensions extensions;
  private final Freezing freezing;
  private final Followers followers;
  private final Statistics statistics;
  private final Contents contents;

  JdbcSession(Link link, SessionName name) {
    this.link = link;
    takeOver = new TakeOver(link, name);
    observation = new Observation(link);
    slots = new Slots(link);
    subscriptions = new Subscriptions(link);
    extensions = new Extensions(link);
    freezing = new Freezing(link);
    followers = new Followers(link);
    statistics = new Statistics(link);
    contents = new Contents(link, extensions, statistics);
  }

  @Override
  public String serverVersion() {
    return observation.serverVersion();
  }

  @Override
  public List<Entry> databases() {
    return observation.databases();
  }

  @Override
  public List<Map<String, String>> observe(String query) {
    return observation.observe(query);
  }

  @Override
  public List<List<Map<String, String>>> observeAll(List<String> queries) {
    return observation.observeAll(queries);
  }

  @Override
  public void takeOver(Pulse pulse) {
    takeOver.take(pulse);
  }

  @Override
  public List<Slot> slots() {
    return slots.all();
  }

  @Override
  public void dropSlot(Fence fence, String name) {
    slots.drop(fence, name);
  }

  @Override
  public Slot createSlot(Fence fence, Slot like) {
    return slots.create(fence, like);
  }

  @Override
  public long nextXid() {
    return observation.nextXid();
  }

  @Override
  public ExtensionChange updateExtension(Fence fence, String extension) {
    return extensions.update(fence, extension);
  }

  @Override
  public Map<String, String> outdatedExtensions() {
    return extensions.outdated();
  }

  @Override
  public void assist() {
    takeOver.assist();
  }

  @Override
  public Instant serverTime() {
    return observation.serverTime();
  }

  @Override
  public Backlog freezeBacklog(long since) {
    return freezing.backlog(since);
  }

  @Override
  public List<Holder> holders() {
    return followers.holders();
  }

  @Override
  public List<Lag> lags() {
    return followers.lags();
  }

  @Override
  public void freeze(Fence fence, Piece piece, int costLimit, Pulse pulse) {
    freezing.freeze(fence, piece, costLimit, pulse);
  }

  @Override
  public Backlog statisticsBacklog(Depth depth, Instant since, Instant rough) {
    return statistics.backlog(depth, since, rough);
  }

  @Override
  public void analyze(Fence fence, Piece piece, Pulse pulse) {
    statistics.analyze(fence, piece, pulse);
  }

  @Override
  public List<String> enabledSubscriptions() {
    return subscriptions.enabled();
  }

  @Override
  public void disableSubscription(Fence fence, String name) {
    subscriptions.disable(fence, name);
  }

  @Override
  public void enableSubscription(Fence fence, String name, boolean refresh) {
    subscriptions.enable(fence, name, refresh);
  }

  @Override
  public Holding holding(Pulse pulse) {
    return contents.holding(pulse);
  }

  @Override
  public List<Inventory.Setting> settings() {
    return new ServerSettings(link).all();
  }

  @Override
  public List<PlannedStatement> plans(List<PlannedStatement> statements) {
    return new Plans(link).of(statements);
  }

  @Override
  public List<String> verify(String script, Pulse pulse) {
    return new Script(link).verify(script, pulse);
  }

  @Override
  public void close() {
    try {
      link.connection().close();
    } catch (SQLException e) {
      LOG.warn(
          "Closing the session on {} failed; the server ends it when it notices: {}",
          link.place(),
          SqlFaults.words(e));
    }
  }
}
