package io.aurorafleet.cloud.cluster;

import io.aurorafleet.cloud.call.AwsFaults;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.time.WorkClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One question for all who ask at the same time. Whoever finds nobody asking asks; those who come
 * while he waits for his answer wait together, and then one of them asks for all of them. So an
 * answer serves only those who were there before its question was sent: what a visit is told is
 * always younger than the visit's claim. Nothing is kept for anybody who comes later.
 *
 * @param <K> what is asked about
 * @param <V> what is answered about it
 */
final class SharedLooks<K, V> {
  /** How often those who wait look whether they have been served. */
  private static final Duration GLANCE = Duration.ofMillis(50);

  /** Nobody waits longer than this for somebody else's question, which may hang. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** RDS names no limit to the values of a filter; a page has room for twice as many. */
  private static final int MOST_AT_ONCE = 50;

  private static final class Asker<K, V> {
    final K about;
    boolean alone;
    boolean served;
    @Nullable V answer;
    @Nullable OutsideException fault;

    Asker(K about) {
      this.about = about;
    }
  }

  /** Those asked for, by the first of them. */
  private record Turn<K, V>(List<Asker<K, V>> askers, boolean leads) {
    Set<K> about() {
      return askers.stream().map(a -> a.about).collect(Collectors.toCollection(LinkedHashSet::new));
    }
  }

  private final WorkClock clock;
  private final Function<Set<K>, Map<K, V>> question;
  private final List<Asker<K, V>> waiting = new ArrayList<>();
  private boolean asking;

  /**
   * Wires it.
   *
   * @param question asks about some things; what its answer lacks does not exist
   */
  SharedLooks(WorkClock clock, Function<Set<K>, Map<K, V>> question) {
    this.clock = clock;
    this.question = question;
  }

  /**
   * The answer about one thing; empty when it does not exist.
   *
   * @throws OutsideException when the question failed, for all whom it was for
   */
  Optional<V> ask(K about) {
    Asker<K, V> me = new Asker<>(about);
    synchronized (this) {
      waiting.add(me);
    }
    Duration since = clock.monotonic();
    while (!served(me)) {
      Optional<Turn<K, V>> turn = turn(me, tiredOf(since));
      if (turn.isPresent()) {
        askFor(turn.get());
      } else {
        clock.pause(GLANCE);
      }
    }
    if (me.fault != null) {
      throw new OutsideException(me.fault.failure(), me.fault);
    }
    return Optional.ofNullable(me.answer);
  }

  private boolean tiredOf(Duration since) {
    return Thread.currentThread().isInterrupted()
        || clock.monotonic().minus(since).compareTo(PATIENCE) > 0;
  }

  private synchronized boolean served(Asker<K, V> me) {
    return me.served;
  }

  /** Oneself and all who wait, or oneself alone; empty while another asks. */
  private synchronized Optional<Turn<K, V>> turn(Asker<K, V> me, boolean tired) {
    boolean alone = tired || me.alone;
    if (me.served || (asking && !alone)) {
      return Optional.empty();
    }
    List<Asker<K, V>> askers = new ArrayList<>(List.of(me));
    if (!alone) {
      asking = true;
      waiting.stream().filter(a -> a != me).limit(MOST_AT_ONCE - 1L).forEach(askers::add);
    }
    waiting.removeAll(askers);
    return Optional.of(new Turn<>(askers, !alone));
  }

  private void askFor(Turn<K, V> turn) {
    try {
      serve(turn, question.apply(turn.about()), null);
    } catch (OutsideException e) {
      boolean mayBeAboutOne = e.failure().code().equals(AwsFaults.NOT_FOUND);
      if (turn.askers().size() == 1 || !mayBeAboutOne) {
        serve(turn, Map.of(), e);
      }
    } finally {
      ended(turn);
    }
  }

  private synchronized void serve(
      Turn<K, V> turn, Map<K, V> answers, @Nullable OutsideException fault) {
    for (Asker<K, V> asker : turn.askers()) {
      if (!asker.served) {
        asker.served = true;
        asker.answer = answers.get(asker.about);
        asker.fault = fault;
      }
    }
  }

  /** Whoever has got no answer by then asks for himself. */
  private synchronized void ended(Turn<K, V> turn) {
    turn.askers().forEach(a -> a.alone = true);
    if (turn.leads()) {
      asking = false;
    }
  }
}
