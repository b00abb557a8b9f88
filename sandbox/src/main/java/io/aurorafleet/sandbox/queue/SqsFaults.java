package io.aurorafleet.sandbox.queue;

import io.aurorafleet.sandbox.wire.Faults;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

/**
 * SQS's errors. Where SQS still sends the code of its former Query protocol, the real client
 * reports that one ({@code AWS.SimpleQueueService.NonExistentQueue}), and so do these.
 */
final class SqsFaults {
  private static final String OLD = "AWS.SimpleQueueService.";

  private SqsFaults() {}

  static AwsServiceException noSuchQueue() {
    return Faults.unmodelled(
        QueueDoesNotExistException.builder(),
        OLD + "NonExistentQueue",
        400,
        "The specified queue does not exist.");
  }

  static AwsServiceException invalid(String message) {
    return Faults.unmodelled(SqsException.builder(), "InvalidParameterValue", 400, message);
  }

  static AwsServiceException outOfRange(String parameter, Object value, String range) {
    return invalid(
        "Value %s for parameter %s is invalid. Reason: Must be %s."
            .formatted(value, parameter, range));
  }

  static AwsServiceException badReceipt(String handle) {
    return Faults.modelled(
        ReceiptHandleIsInvalidException.builder(),
        "The input receipt handle \"" + handle + "\" is not a valid receipt handle.");
  }

  static AwsServiceException notInFlight() {
    return Faults.unmodelled(
        MessageNotInflightException.builder(),
        OLD + "MessageNotInflight",
        400,
        "The specified message isn't in flight.");
  }

  static AwsServiceException nameTaken() {
    return Faults.unmodelled(
        QueueNameExistsException.builder(),
        "QueueAlreadyExists",
        400,
        "A queue already exists with the same name and a different value for an attribute.");
  }

  static AwsServiceException emptyBatch() {
    return Faults.unmodelled(
        EmptyBatchRequestException.builder(),
        OLD + "EmptyBatchRequest",
        400,
        "There should be at least one entry in the request.");
  }

  static AwsServiceException tooManyEntries(int entries) {
    return Faults.unmodelled(
        TooManyEntriesInBatchRequestException.builder(),
        OLD + "TooManyEntriesInBatchRequest",
        400,
        "Maximum number of entries per request are 10. You have sent " + entries + ".");
  }

  static AwsServiceException idsNotDistinct() {
    return Faults.unmodelled(
        BatchEntryIdsNotDistinctException.builder(),
        OLD + "BatchEntryIdsNotDistinct",
        400,
        "Two or more batch entries in the request have the same Id.");
  }

  static AwsServiceException batchTooLong(int bytes) {
    return Faults.unmodelled(
        BatchRequestTooLongException.builder(),
        OLD + "BatchRequestTooLong",
        400,
        "Batch requests cannot be longer than 1048576 bytes. You have sent " + bytes + " bytes.");
  }
}
