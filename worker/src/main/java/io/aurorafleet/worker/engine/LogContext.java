package io.aurorafleet.worker.engine;

import io.aurorafleet.contracts.checkpoint.Checkpoint;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** Puts run, cluster, visit and step on every log line of a visit. */
final class LogContext {
  private LogContext() {}

  static void visit(Checkpoint checkpoint, Runnable work) {
    MDC.put("run", checkpoint.order().run().value());
    MDC.put("cluster", checkpoint.order().cluster().value());
    MDC.put("visit", Long.toString(checkpoint.visit()));
    try {
      work.run();
    } finally {
      MDC.remove("run");
      MDC.remove("cluster");
      MDC.remove("visit");
    }
  }

  static <T> T step(String name, Supplier<T> work) {
    MDC.put("step", name);
    try {
      return work.get();
    } finally {
      MDC.remove("step");
    }
  }
}
