package io.aurorafleet.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.database.Databases.Place;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.Failure.Category;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqlFaultsTest {
  @ParameterizedTest
  @CsvSource({
    "28P01, FIX, wrong-password, false",
    "28000, FIX, login-refused, false",
    "3D000, FIX, no-such-database, false",
    "08001, RETRY, database-unreachable, true",
    "08006, RETRY, database-unreachable, true",
    "08004, FIX, connection-rejected, true",
    "08003, RETRY, database-unreachable, true",
    "57P01, RETRY, database-unreachable, true",
    "57P02, RETRY, database-unreachable, true",
    "57P03, RETRY, database-unreachable, true",
    "57P04, FIX, no-such-database, true",
    "57P05, RETRY, database-unreachable, true",
    "57014, RETRY, statement-cancelled, false",
    "53300, RETRY, too-many-connections, false",
    "53200, RETRY, server-exhausted, false",
    "53100, RETRY, server-exhausted, false",
    "55P03, RETRY, lock-timeout, false",
    "55006, RETRY, object-in-use, false",
    "55000, FIX, wrong-server-state, false",
    "25006, RETRY, read-only, false",
    "40001, RETRY, serialization, false",
    "40P01, RETRY, serialization, false",
    "42501, FIX, not-permitted, false",
    "25P03, RETRY, database-unreachable, true",
    "25P04, RETRY, database-unreachable, true",
    "72000, RETRY, statement-cancelled, false",
    "58000, RETRY, server-io, false",
    "58030, RETRY, server-io, false",
    "58P01, FIX, file-missing, false",
    "P0001, FIX, own-code-failed, false",
    "38000, FIX, own-code-failed, false",
    "39P01, FIX, own-code-failed, false",
    "HV00N, FIX, foreign-server-failed, false",
    "XX000, RETRY, server-internal, false",
    "XX001, FIX, data-corrupted, false",
    "XX002, FIX, index-corrupted, false",
    "42601, BUG, sql-42601, false",
    "42703, BUG, sql-42703, false",
    "'', RETRY, database-unreachable, true"
  })
  void stateDecides(String state, Category category, String code, boolean lost) {
    SQLException e = new SQLException("FATAL: so it is\n  Detail: indeed", state);
    Failure failure = SqlFaults.failure(e, new Place("orders.example", 5432, "app"), "look");
    assertThat(failure.category()).isEqualTo(category);
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.reason())
        .startsWith("Could not look in database \"app\" on orders.example:5432: ");
    assertThat(failure.evidence()).containsExactly("FATAL: so it is Detail: indeed");
    assertThat(failure.nextAction()).isNotBlank();
    assertThat(SqlFaults.lost(e)).isEqualTo(lost);
  }

  /** PostgreSQL 18, appendix A: what is not in the table can only be a statement of our own. */
  @ParameterizedTest
  @CsvSource({
    "BUG, 03 09 0A 0B 0F 0L 0P 0Z 10 20 21 22 23 24 25 26 27 2B 2D 2F 34 3B 3F 42 44 54 F0",
    "FIX, 28 38 39 3D HV P0",
    "RETRY, 08 40 53 57014 58 XX 72"
  })
  void everyClassOfErrorsHasItsCategory(Category category, String classes) {
    for (String each : classes.split(" ", -1)) {
      String state = each.length() == 2 ? each + "000" : each;
      SQLException e = new SQLException("so it is", state);
      Failure failure = SqlFaults.failure(e, new Place("orders.example", 5432, "app"), "look");
      assertThat(failure.category()).as(state).isEqualTo(category);
    }
  }

  @Test
  void certificateThatCannotBeVerifiedIsTheUsersToFix() {
    SQLException e =
        new SQLException(
            "SSL error: PKIX path building failed",
            "08006",
            new SSLHandshakeException("PKIX", new CertificateException("no path")));
    Failure failure = SqlFaults.failure(e, new Place("orders.example", 5432, "app"), "look");
    assertThat(failure.category()).isEqualTo(Category.FIX);
    assertThat(failure.code()).isEqualTo("server-not-trusted");
  }

  /** Since JDK 20 there is such a constructor. */
  private static final class SSLHandshakeException extends java.io.IOException {
    private static final long serialVersionUID = 1;

    SSLHandshakeException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
