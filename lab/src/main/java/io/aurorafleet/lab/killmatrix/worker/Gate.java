package io.aurorafleet.lab.killmatrix.worker;

import software.amazon.awssdk.core.exception.SdkClientException;

/** Whether the worker receives messages at present. */
final class Gate {
  private boolean open;
  private int inside;

  /** Returns when messages may be received. */
  synchronized void enter() {
    try {
      while (!open) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SdkClientException.create("The worker ends before it was let in", e);
    }
    inside++;
  }

  synchronized void leave() {
    inside--;
    notifyAll();
  }

  synchronized void open() {
    open = true;
    notifyAll();
  }

  /** Returns when no receive is under way that could still take a message. */
  synchronized void close() throws InterruptedException {
    open = false;
    while (inside > 0) {
      wait();
    }
  }
}
