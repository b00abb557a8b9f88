package io.aurorafleet.lab.killmatrix.worker;

/** Where at a call a worker dies. */
public enum Shape {
  /** Before it has any effect. */
  BEFORE,
  /** It had its effect, and the worker has no reply yet. */
  WITHHELD,
  /** The worker has its reply and goes on, up to the next save of the checkpoint. */
  UNSAVED
}
