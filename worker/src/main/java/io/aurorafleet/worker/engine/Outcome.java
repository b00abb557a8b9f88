package io.aurorafleet.worker.engine;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Wait;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** What came of one look by a step. */
public sealed interface Outcome {
  /** The step's goal is reached; the facts are kept, the cursor moves on. */
  record Done(List<Fact> facts) implements Outcome {
    public Done {
      facts = List.copyOf(facts);
    }
  }

  /** Nothing more to do now; look again on an event, or after the wait's time. */
  record Waiting(Wait on) implements Outcome {}

  /** The step cannot reach its goal; the cursor moves to the exit steps. */
  record Failed(Failure failure) implements Outcome {}

  /**
   * What earlier steps found does not hold any more: the cursor goes back to one of them, and from
   * there through all steps again, each of which adopts what it did. Only before the commit point.
   */
  record Back(String step, List<Fact> facts) implements Outcome {
    public Back {
      facts = List.copyOf(facts);
    }
  }

  static Outcome done(Fact... facts) {
    return new Done(List.of(facts));
  }

  static Outcome waiting(String on, Duration look) {
    return new Waiting(new Wait(on, look));
  }

  static Outcome failed(Failure failure) {
    return new Failed(failure);
  }

  static Outcome back(String step, Fact... facts) {
    return new Back(step, List.of(facts));
  }

  /** Handles each of the four; there is no fifth. */
  default <T> T fold(
      Function<Done, T> done,
      Function<Waiting, T> waiting,
      Function<Failed, T> failed,
      Function<Back, T> back) {
    if (this instanceof Done d) {
      return done.apply(d);
    }
    if (this instanceof Waiting w) {
      return waiting.apply(w);
    }
    return this instanceof Failed f ? failed.apply(f) : back.apply((Back) this);
  }
}
