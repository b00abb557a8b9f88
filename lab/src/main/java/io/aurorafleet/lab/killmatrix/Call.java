package io.aurorafleet.lab.killmatrix;

import io.aurorafleet.lab.killmatrix.worker.Called;

/** A call to the outside that a worker made for a cluster. */
record Call(String step, String operation) {
  private static final String HIDE = "sqs.changeMessageVisibility";

  boolean savesCheckpoint() {
    return new Called(null, step, operation).savesCheckpoint();
  }

  /** Whether it was made for a message: to read, claim or settle it. */
  boolean aroundVisit() {
    return operation.endsWith(Called.MESSAGE);
  }

  /** Whether it puts a message off whose cluster is being worked on. */
  boolean hidesMessage() {
    return operation.startsWith(HIDE);
  }
}
