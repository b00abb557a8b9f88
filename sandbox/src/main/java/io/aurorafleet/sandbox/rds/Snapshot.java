package io.aurorafleet.sandbox.rds;

import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.Tag;

/** One cluster snapshot. It outlives its cluster; its contents are not kept. */
final class Snapshot implements Tagged {
  private DBClusterSnapshot model;

  Snapshot(DBClusterSnapshot model) {
    this.model = model;
  }

  DBClusterSnapshot model() {
    return model;
  }

  void set(Consumer<DBClusterSnapshot.Builder> change) {
    model = model.copy(change);
  }

  String id() {
    return model.dbClusterSnapshotIdentifier();
  }

  @Override
  public String arn() {
    return model.dbClusterSnapshotArn();
  }

  @Override
  public List<Tag> tags() {
    return model.tagList();
  }

  @Override
  public void tags(List<Tag> tags) {
    set(b -> b.tagList(tags));
  }
}
