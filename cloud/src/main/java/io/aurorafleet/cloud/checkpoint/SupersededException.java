package io.aurorafleet.cloud.checkpoint;

/** Somebody else has written the object since it was read; what was to be written is void. */
public final class SupersededException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SupersededException(String key) {
    super(key + " was written by somebody else since it was read");
  }
}
