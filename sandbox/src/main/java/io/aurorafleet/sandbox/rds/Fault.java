package io.aurorafleet.sandbox.rds;

import io.aurorafleet.sandbox.wire.Faults;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.rds.model.DbClusterAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbClusterParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DbClusterQuotaExceededException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DbLogFileNotFoundException;
import software.amazon.awssdk.services.rds.model.DbParameterGroupAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DbParameterGroupQuotaExceededException;
import software.amazon.awssdk.services.rds.model.InstanceQuotaExceededException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterSnapshotStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbParameterGroupStateException;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.ResourceNotFoundException;
import software.amazon.awssdk.services.rds.model.SnapshotQuotaExceededException;

/**
 * The faults of RDS. The last three are not declared by any operation, yet RDS answers them; the
 * SDK shows them as {@link RdsException}.
 */
enum Fault {
  CLUSTER_NOT_FOUND(DbClusterNotFoundException::builder),
  CLUSTER_EXISTS(DbClusterAlreadyExistsException::builder),
  CLUSTER_QUOTA(DbClusterQuotaExceededException::builder),
  CLUSTER_STATE(InvalidDbClusterStateException::builder),
  CLUSTER_GROUP_NOT_FOUND(DbClusterParameterGroupNotFoundException::builder),
  INSTANCE_NOT_FOUND(DbInstanceNotFoundException::builder),
  INSTANCE_EXISTS(DbInstanceAlreadyExistsException::builder),
  INSTANCE_QUOTA(InstanceQuotaExceededException::builder),
  INSTANCE_STATE(InvalidDbInstanceStateException::builder),
  SNAPSHOT_NOT_FOUND(DbClusterSnapshotNotFoundException::builder),
  SNAPSHOT_EXISTS(DbClusterSnapshotAlreadyExistsException::builder),
  SNAPSHOT_QUOTA(SnapshotQuotaExceededException::builder),
  SNAPSHOT_STATE(InvalidDbClusterSnapshotStateException::builder),
  GROUP_NOT_FOUND(DbParameterGroupNotFoundException::builder),
  GROUP_EXISTS(DbParameterGroupAlreadyExistsException::builder),
  GROUP_QUOTA(DbParameterGroupQuotaExceededException::builder),
  GROUP_STATE(InvalidDbParameterGroupStateException::builder),
  LOG_FILE_NOT_FOUND(DbLogFileNotFoundException::builder),
  RESOURCE_NOT_FOUND(ResourceNotFoundException::builder),
  VALUE("InvalidParameterValue"),
  COMBINATION("InvalidParameterCombination"),
  MISSING("MissingParameter");

  private final @Nullable String undeclared;

  @SuppressWarnings("ImmutableEnumChecker") // always a method reference, which has no state
  private final Supplier<? extends RdsException.Builder> builder;

  Fault(Supplier<? extends RdsException.Builder> builder) {
    this.undeclared = null;
    this.builder = builder;
  }

  Fault(String undeclared) {
    this.undeclared = undeclared;
    this.builder = RdsException::builder;
  }

  /** The exception a caller gets, with code and status as the SDK fills them in from the wire. */
  RdsException with(String message) {
    AwsServiceException filled =
        undeclared == null
            ? Faults.modelled(builder.get(), message)
            : Faults.unmodelled(builder.get(), undeclared, 400, message);
    return (RdsException) filled;
  }

  static String require(String value, String parameter) {
    if (value == null || value.isEmpty()) {
      throw MISSING.with("The request must contain the parameter " + parameter + ".");
    }
    return value;
  }
}
