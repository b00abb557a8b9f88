package io.aurorafleet.lab.simulation;

import io.aurorafleet.contracts.ClusterId;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;

/** Which cluster of the fleet a call to RDS is about; whatever a run makes bears its name first. */
final class Subjects {
  private static final List<String> FIELDS =
      List.of(
          "SourceDBClusterIdentifier",
          "DBClusterIdentifier",
          "DBClusterSnapshotIdentifier",
          "DBInstanceIdentifier",
          "ResourceName",
          "ResourceIdentifier");

  private Subjects() {}

  static Optional<ClusterId> of(SdkRequest request) {
    for (String field : FIELDS) {
      Optional<String> value = request.getValueForField(field, String.class);
      if (value.isPresent()) {
        String name = value.get().substring(value.get().lastIndexOf(':') + 1);
        int end = name.indexOf('-');
        return Optional.of(new ClusterId(end < 0 ? name : name.substring(0, end)));
      }
    }
    return Optional.empty();
  }
}
