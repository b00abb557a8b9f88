package io.aurorafleet.lab.simulation;

import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** One call of an SDK client, as far as faults and invariants care. */
record Operation(String service, String name, SdkRequest request) {
  private static final List<String> READS =
      List.of("get", "describe", "list", "receive", "head", "download");

  /** What the trace tells of a request. */
  private static final List<String> TOLD =
      List.of(
          "Key",
          "Prefix",
          "SourceDBClusterIdentifier",
          "DBClusterIdentifier",
          "DBClusterSnapshotIdentifier",
          "DBInstanceIdentifier",
          "EngineVersion",
          "SecretId",
          "DelaySeconds");

  boolean polls() {
    return name.equals("receiveMessage");
  }

  boolean store() {
    return service.equals("s3");
  }

  /** Whether it changes anything. */
  boolean effect() {
    for (String read : READS) {
      if (name.startsWith(read)) {
        return false;
      }
    }
    return true;
  }

  boolean changesRds() {
    return service.equals("rds") && effect();
  }

  boolean looksAtRds() {
    return service.equals("rds") && !effect();
  }

  boolean conditional() {
    return request instanceof PutObjectRequest put
        && (put.ifMatch() != null || put.ifNoneMatch() != null);
  }

  @Override
  public String toString() {
    return service + "." + name + about();
  }

  private String about() {
    StringBuilder about = new StringBuilder();
    for (String field : TOLD) {
      request
          .getValueForField(field, Object.class)
          .ifPresent(value -> about.append(' ').append(value));
    }
    return about.toString();
  }
}
