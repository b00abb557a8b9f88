package io.aurorafleet.lab.killmatrix;

/** What becomes of a worker at a point. */
enum Act {
  /** SIGKILL. */
  KILL,
  /** SIGSTOP, until another worker has taken over and finished; then SIGCONT: a zombie. */
  PAUSE,
  /** SIGTERM: it has its drain time to hand over. */
  TERMINATE
}
