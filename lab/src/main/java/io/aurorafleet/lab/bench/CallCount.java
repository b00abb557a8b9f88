package io.aurorafleet.lab.bench;

import io.aurorafleet.sandbox.wire.Call;
import io.aurorafleet.sandbox.wire.Fate;
import io.aurorafleet.sandbox.wire.FaultPlan;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** AWS as far away as it usually is: every call waits, and is counted by its name. */
final class CallCount implements FaultPlan {
  private final Duration latency;
  private final Map<String, Integer> calls = new ConcurrentHashMap<>();

  CallCount(Duration latency) {
    this.latency = latency;
  }

  @Override
  public Fate decide(Call call) {
    calls.merge(call.operation(), 1, Integer::sum);
    return Fate.serve().after(latency);
  }

  /** How often each operation was called. */
  Map<String, Integer> calls() {
    return new TreeMap<>(calls);
  }
}
