package io.aurorafleet.sandbox.store;

import org.jspecify.annotations.Nullable;

/** S3's conditional requests: pure decisions over the ETag that the key has now, null for none. */
final class Preconditions {
  private Preconditions() {}

  /**
   * PutObject: {@code If-None-Match} takes only {@code *}; {@code If-Match} on a key that does not
   * exist is 404, as S3 says, since there is nothing to compare with.
   */
  static void onPut(@Nullable String now, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
    if (ifNoneMatch != null) {
      if (!ifNoneMatch.equals("*")) {
        throw S3Faults.invalid("PutObject takes no If-None-Match but *.");
      }
      if (now != null) {
        throw S3Faults.preconditionFailed();
      }
    }
    if (ifMatch != null) {
      if (now == null) {
        throw S3Faults.noSuchKey();
      }
      demandMatch(now, ifMatch);
    }
  }

  /** DeleteObject: a key that does not exist matches nothing. */
  static void onDelete(@Nullable String now, @Nullable String ifMatch) {
    if (ifMatch != null) {
      if (now == null) {
        throw S3Faults.preconditionFailed();
      }
      demandMatch(now, ifMatch);
    }
  }

  /** GetObject and HeadObject. */
  static void onRead(String now, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
    if (ifMatch != null) {
      demandMatch(now, ifMatch);
    }
    if (ifNoneMatch != null && matches(now, ifNoneMatch)) {
      throw S3Faults.notModified();
    }
  }

  private static void demandMatch(String now, String wanted) {
    if (!matches(now, wanted)) {
      throw S3Faults.preconditionFailed();
    }
  }

  /** Compares ETags, quoted or not; {@code *} matches any. */
  private static boolean matches(String etag, String wanted) {
    return wanted.equals("*") || bare(etag).equals(bare(wanted));
  }

  private static String bare(String etag) {
    return etag.replace("\"", "");
  }
}
