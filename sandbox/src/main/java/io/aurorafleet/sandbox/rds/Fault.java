package io.aurorafleet.sandbox.rds;

import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
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
 * The faults of RDS with their wire codes, which lose the word "Fault" irregularly. The last three
 * are not declared by any operation, yet RDS answers them; the SDK shows them as {@link
 * RdsException}.
 */
enum Fault {
  CLUSTER_NOT_FOUND("DBClusterNotFoundFault", 404, DbClusterNotFoundException::builder),
  CLUSTER_EXISTS("DBClusterAlreadyExistsFault", 400, DbClusterAlreadyExistsException::builder),
  CLUSTER_QUOTA("DBClusterQuotaExceededFault", 403, DbClusterQuotaExceededException::builder),
  CLUSTER_STATE("InvalidDBClusterStateFault", 400, InvalidDbClusterStateException::builder),
  CLUSTER_GROUP_NOT_FOUND(
      "DBClusterParameterGroupNotFound", 404, DbClusterParameterGroupNotFoundException::builder),
  INSTANCE_NOT_FOUND("DBInstanceNotFound", 404, DbInstanceNotFoundException::builder),
  INSTANCE_EXISTS("DBInstanceAlreadyExists", 400, DbInstanceAlreadyExistsException::builder),
  INSTANCE_QUOTA("InstanceQuotaExceeded", 400, InstanceQuotaExceededException::builder),
  INSTANCE_STATE("InvalidDBInstanceState", 400, InvalidDbInstanceStateException::builder),
  SNAPSHOT_NOT_FOUND(
      "DBClusterSnapshotNotFoundFault", 404, DbClusterSnapshotNotFoundException::builder),
  SNAPSHOT_EXISTS(
      "DBClusterSnapshotAlreadyExistsFault", 400, DbClusterSnapshotAlreadyExistsException::builder),
  SNAPSHOT_QUOTA("SnapshotQuotaExceeded", 400, SnapshotQuotaExceededException::builder),
  SNAPSHOT_STATE(
      "InvalidDBClusterSnapshotStateFault", 400, InvalidDbClusterSnapshotStateException::builder),
  GROUP_NOT_FOUND("DBParameterGroupNotFound", 404, DbParameterGroupNotFoundException::builder),
  GROUP_EXISTS(
      "DBParameterGroupAlreadyExists", 400, DbParameterGroupAlreadyExistsException::builder),
  GROUP_QUOTA(
      "DBParameterGroupQuotaExceeded", 400, DbParameterGroupQuotaExceededException::builder),
  GROUP_STATE("InvalidDBParameterGroupState", 400, InvalidDbParameterGroupStateException::builder),
  LOG_FILE_NOT_FOUND("DBLogFileNotFoundFault", 404, DbLogFileNotFoundException::builder),
  RESOURCE_NOT_FOUND("ResourceNotFoundFault", 404, ResourceNotFoundException::builder),
  VALUE("InvalidParameterValue", 400, RdsException::builder),
  COMBINATION("InvalidParameterCombination", 400, RdsException::builder),
  MISSING("MissingParameter", 400, RdsException::builder);

  private final String code;
  private final int status;

  @SuppressWarnings("ImmutableEnumChecker") // always a method reference, which has no state
  private final Supplier<? extends RdsException.Builder> builder;

  Fault(String code, int status, Supplier<? extends RdsException.Builder> builder) {
    this.code = code;
    this.status = status;
    this.builder = builder;
  }

  String code() {
    return code;
  }

  /** The exception a caller gets, filled in as the SDK fills it from the wire. */
  RdsException with(String message) {
    RdsException.Builder filling = builder.get();
    filling.message(message);
    filling.statusCode(status);
    filling.requestId("00000000-0000-0000-0000-000000000000");
    filling.awsErrorDetails(
        AwsErrorDetails.builder().serviceName("Rds").errorCode(code).errorMessage(message).build());
    return (RdsException) filling.build();
  }

  static String require(String value, String parameter) {
    if (value == null || value.isEmpty()) {
      throw MISSING.with("The request must contain the parameter " + parameter + ".");
    }
    return value;
  }
}
