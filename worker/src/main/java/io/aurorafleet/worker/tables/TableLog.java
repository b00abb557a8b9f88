package io.aurorafleet.worker.tables;

import io.aurorafleet.contracts.checkpoint.DatabaseWork;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What is said of each table: in the log of all databases, and in that of its own. */
public final class TableLog {
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9_-]");
  private static final int LONGEST = 40;
  private static final int HASH_DIGITS = 8;

  private final SharedVisit visit;
  private final String log;

  TableLog(SharedVisit visit, String log) {
    this.visit = visit;
    this.log = log;
  }

  void line(String database, String line) {
    visit.log(log, database + ": " + line);
    visit.log(name(log, database), line);
  }

  void sum(DatabaseWork work) {
    DatabaseWork.Extent extent = work.extent();
    line(
        work.database(),
        "%d of %d table(s) done, %s of %s, %d left"
            .formatted(
                work.done(),
                work.tables(),
                size(extent == null ? 0 : extent.bytesDone()),
                size(extent == null ? 0 : extent.bytes()),
                work.left().size()));
    work.left().forEach(l -> line(work.database(), "LEFT " + l));
  }

  /**
   * The name of a database's own log, such as {@code freeze/app}; whatever the database is called,
   * it is one safe word, and no two databases share one.
   */
  public static String name(String log, String database) {
    String safe = UNSAFE.matcher(database).replaceAll("_");
    boolean same = safe.equals(database) && safe.length() <= LONGEST && !capitals(database);
    return log
        + "/"
        + (same
            ? safe
            : safe.substring(0, Math.min(LONGEST, safe.length())) + "~" + hash(database));
  }

  private static boolean capitals(String database) {
    return database.chars().anyMatch(Character::isUpperCase);
  }

  private static String size(long bytes) {
    return bytes < 10 << 20 ? (bytes >> 10) + " kB" : (bytes >> 20) + " MB";
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
