package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.contracts.signal.WorkSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A queue nobody reads. */
public final class FakeSignals implements SignalQueue {
  public final List<WorkSignal> sent = new ArrayList<>();

  @Override
  public void send(WorkSignal signal, Duration delay) {
    sent.add(signal);
  }

  @Override
  public List<WorkSignal> sendAll(List<WorkSignal> signals) {
    sent.addAll(signals);
    return List.of();
  }

  @Override
  public List<Received> receive(Source source, int most, Duration wait) {
    return List.of();
  }

  @Override
  public void delete(Received message) {}

  @Override
  public void hide(Received message, Duration time) {}

  @Override
  public void bury(Received message, String reason) {}
}
