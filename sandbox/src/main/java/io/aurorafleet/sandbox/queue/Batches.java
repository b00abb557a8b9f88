package io.aurorafleet.sandbox.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;

/** What the batch operations have in common: each entry succeeds or fails by itself. */
record Batches(List<String> done, List<BatchResultErrorEntry> failed) {
  private static final int MAX_ENTRIES = 10;

  static <E> Batches run(List<E> entries, Function<E, String> id, Consumer<E> action) {
    check(entries, id);
    Batches result = new Batches(new ArrayList<>(), new ArrayList<>());
    for (E entry : entries) {
      try {
        action.accept(entry);
        result.done.add(id.apply(entry));
      } catch (AwsServiceException e) {
        result.failed.add(error(id.apply(entry), e));
      }
    }
    return result;
  }

  static <E> void check(List<E> entries, Function<E, String> id) {
    if (entries.isEmpty()) {
      throw SqsFaults.emptyBatch();
    }
    if (entries.size() > MAX_ENTRIES) {
      throw SqsFaults.tooManyEntries(entries.size());
    }
    if (entries.stream().map(id).distinct().count() < entries.size()) {
      throw SqsFaults.idsNotDistinct();
    }
  }

  private static BatchResultErrorEntry error(String id, AwsServiceException e) {
    return BatchResultErrorEntry.builder()
        .id(id)
        .code(e.awsErrorDetails().errorCode())
        .message(e.awsErrorDetails().errorMessage())
        .senderFault(e.statusCode() < 500)
        .build();
  }
}
