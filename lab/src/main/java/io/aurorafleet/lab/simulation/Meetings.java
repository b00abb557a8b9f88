package io.aurorafleet.lab.simulation;

import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Counts which worker meets checkpoints of a version other than its own; tells the invariants. */
final class Meetings implements FaultyClient.Witness {
  private final FaultyClient.Witness witness;
  private final Faults faults;
  private final S3Client s3;
  private final Dialect mine;

  Meetings(FaultyClient.Witness witness, Faults faults, S3Client s3, Dialect mine) {
    this.witness = witness;
    this.faults = faults;
    this.s3 = s3;
    this.mine = mine;
  }

  @Override
  public void before(Operation call) {
    witness.before(call);
  }

  @Override
  public void served(Operation call) {
    if (call.request() instanceof GetObjectRequest get
        && faults.rolling()
        && get.key().endsWith("/checkpoint.json")) {
      met(get);
    }
    witness.served(call);
  }

  @Override
  public void refused(Operation call, Faults.Fate fate) {
    witness.refused(call, fate);
  }

  private void met(GetObjectRequest get) {
    try {
      String text = new String(s3.getObjectAsBytes(get).asByteArray(), StandardCharsets.UTF_8);
      boolean newer = Dialect.NEWER_SCHEMA.wrote(text) || Dialect.NEWER_STEP.wrote(text);
      if (newer && mine == Dialect.PRESENT) {
        faults.count(Kind.NEWER_MET);
      } else if (!newer && mine != Dialect.PRESENT) {
        faults.count(Kind.OLDER_MET);
      }
    } catch (NoSuchKeyException e) {
      // nobody wrote it yet
    }
  }
}
