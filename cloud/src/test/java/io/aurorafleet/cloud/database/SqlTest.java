package io.aurorafleet.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.cloud.database.DatabaseSession.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "plain, `\"plain\"`",
        "`\"; DROP TABLE t; --`, `\"\"\"; DROP TABLE t; --\"`",
        "`\"`, `\"\"\"\"`",
        "`a\"b`, `\"a\"\"b\"`",
        "`it's`, `\"it's\"`",
        "`back\\slash`, `\"back\\slash\"`",
        "`Grüße 表`, `\"Grüße 表\"`"
      })
  void nameBecomesOneIdentifier(String name, String quoted) {
    assertThat(Sql.identifier(name)).isEqualTo(quoted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\0", "a\0b"})
  void whatCannotBeANameIsRefused(String name) {
    assertThatThrownBy(() -> Sql.identifier(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void schemaAndTableAreQuotedEach() {
    assertThat(Sql.identifier(new Table("a.b", "c\""))).isEqualTo("\"a.b\".\"c\"\"\"");
  }
}
