package io.aurorafleet.worker.steps.rules;

import io.aurorafleet.cloud.call.OutsideException;

/** Creating what a worker before us may have created already. */
public final class Creation {
  /** The code by which ports say that a name is taken. */
  private static final String EXISTS = "already-exists";

  private Creation() {}

  /**
   * Creates, and takes "already exists" for done: a describe may lag behind, and the next look
   * verifies whose it is.
   */
  public static void attempt(Runnable create) {
    try {
      create.run();
    } catch (OutsideException e) {
      if (!e.failure().code().equals(EXISTS)) {
        throw e;
      }
    }
  }
}
