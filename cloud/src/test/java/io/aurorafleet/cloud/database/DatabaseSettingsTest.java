package io.aurorafleet.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseSettingsTest {
  @TempDir private Path directory;

  @Test
  void unlessToldOtherwiseServersAreVerifiedAgainstTheBundleWhereItIsThere() throws Exception {
    Path bundle = directory.resolve("rds-ca.pem");
    assertThat(DatabaseSettings.from(Map.of(), bundle).rootCertificate()).isNull();

    Files.writeString(bundle, "-----BEGIN CERTIFICATE-----");
    DatabaseSettings settings = DatabaseSettings.from(Map.of(), bundle);

    assertThat(settings.sslMode()).isEqualTo("verify-full");
    assertThat(settings.rootCertificate()).isEqualTo(bundle);
    assertThat(DatabaseSettings.BUNDLE).isEqualTo(Path.of("/etc/aurora-fleet/rds-ca.pem"));
  }

  @Test
  void aBundleThatIsNamedIsTakenAlthoughItIsNotThereSoThatItsAbsenceIsTold() throws Exception {
    Path bundle = Files.writeString(directory.resolve("rds-ca.pem"), "one");
    Map<String, String> named = Map.of("AURORA_FLEET_DB_ROOT_CERTIFICATE", "/else/where.pem");

    assertThat(DatabaseSettings.from(named, bundle).rootCertificate())
        .isEqualTo(Path.of("/else/where.pem"));
  }

  @ParameterizedTest
  @CsvSource({
    "disable,false",
    "allow,false",
    "prefer,false",
    "require,true",
    "verify-ca,true",
    "verify-full,true"
  })
  void onlySomeModesNeverSendInTheClear(String mode, boolean encrypted) {
    assertThat(DatabaseSettings.defaults().secured(mode, null).encrypted()).isEqualTo(encrypted);
  }

  @Test
  void aModeThatPostgresqlDoesNotKnowIsRefusedWithThoseItKnows() {
    assertThatThrownBy(
            () -> DatabaseSettings.from(Map.of("AURORA_FLEET_DB_SSLMODE", "on"), directory))
        .hasMessageContaining("AURORA_FLEET_DB_SSLMODE is \"on\"")
        .hasMessageContaining("verify-full");
  }
}
