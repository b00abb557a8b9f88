package io.aurorafleet.contracts.json;

/**
 * A record was written by a newer version of this software. The only right thing is to leave it
 * alone for a newer worker: nothing is deleted, nothing is overwritten.
 */
public final class NewerSchemaException extends Exception {
  private static final long serialVersionUID = 1;

  NewerSchemaException(String type, int found, int known) {
    super(
        "A %s has schema %d, this version knows up to %d. Upgrade this worker or dispatcher; a newer one can carry on."
            .formatted(type, found, known));
  }
}
