package io.aurorafleet.lab.simulation;

import java.util.ArrayList;
import java.util.List;

/** What a planted bug does later than it should; each thread of the worker for itself. */
final class Deferred {
  private final ThreadLocal<List<Runnable>> works = ThreadLocal.withInitial(ArrayList::new);

  void add(Runnable work) {
    works.get().add(work);
  }

  void run() {
    List<Runnable> due = List.copyOf(works.get());
    works.get().clear();
    due.forEach(Runnable::run);
  }
}
