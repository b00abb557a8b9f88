package io.aurorafleet.sandbox.rds.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue that ships, and that another can take its place. */
class CatalogueTest {
  private final Catalogue catalogue = Catalogue.standard();

  @Test
  void everyUpgradeTargetIsAnOfferedLaterVersion() {
    for (EngineVersion version : catalogue.versions()) {
      for (EngineVersion.Target target : version.targets()) {
        assertThat(catalogue.version(target.version())).isPresent();
        assertThat(EngineVersion.major(target.version())).isGreaterThanOrEqualTo(version.major());
      }
    }
  }

  @Test
  void theLogTypeUpgradeIsExportedByNoVersion() {
    assertThat(catalogue.versions())
        .allSatisfy(
            v ->
                assertThat(v.logTypes())
                    .containsExactlyInAnyOrder("postgresql", "instance", "iam-db-auth-error"));
  }

  @Test
  void oldClassesEndBeforeNewMajors() {
    assertThat(catalogue.orderable(catalogue.version("13.23").orElseThrow()))
        .contains("db.r4.large", "db.r6g.large");
    assertThat(catalogue.orderable(catalogue.version("17.11").orElseThrow()))
        .contains("db.r6g.large", "db.r7g.large", "db.t4g.medium", "db.serverless")
        .doesNotContain("db.r4.large");
  }

  @Test
  void familiesDifferInWhatTheyHaveAndInDefaults() {
    assertThat(names("aurora-postgresql15")).contains("force_parallel_mode");
    assertThat(names("aurora-postgresql16"))
        .contains("debug_parallel_query")
        .doesNotContain("force_parallel_mode");
    assertThat(definition("rds.force_ssl").defaultOf(16)).contains("0");
    assertThat(definition("rds.force_ssl").defaultOf(17)).contains("1");
    assertThat(definition("rds.logical_replication").dynamic()).isFalse();
    for (String family : catalogue.families()) {
      assertThat(names(family))
          .contains(
              "rds.logical_replication",
              "max_logical_replication_workers",
              "cron.launch_active_jobs",
              "shared_preload_libraries",
              "work_mem",
              "max_connections",
              "log_statement")
          .doesNotHaveDuplicates()
          .hasSizeGreaterThan(55);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "work_mem|64|true",
        "work_mem|63|false",
        "work_mem|many|false",
        "log_statement|ddl|true",
        "log_statement|everything|false",
        "shared_preload_libraries|pg_stat_statements,pg_cron|true",
        "shared_preload_libraries|pg_stat_statements,nonsense|false",
        "max_connections|LEAST({DBInstanceClassMemory/9531392},5000)|true",
        "log_min_duration_statement|-1|true",
        "timezone|Europe/Berlin|true"
      })
  void allowedValuesAdmit(String parameter, String value, boolean admitted) {
    assertThat(definition(parameter).admits(value)).isEqualTo(admitted);
  }

  @Test
  void anotherListOfVersionsCanTakeItsPlace() {
    String json =
        """
        {"defaultVersion": "16.1", "classes": [], "lifecycles": [],
         "versions": [{"version": "16.1", "family": "aurora-postgresql16", "status": "available",
           "limitless": false, "logTypes": [],
           "targets": [{"version": "16.10", "autoUpgrade": true}]}]}
        """;
    Catalogue other =
        Catalogue.withVersions(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    assertThat(other.version("16.1").orElseThrow().target("16.10")).isPresent();
    assertThat(other.version("17.11")).isEmpty();
  }

  private ParameterDefinition definition(String name) {
    return catalogue.parameters("aurora-postgresql17", ParameterScope.CLUSTER).stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<String> names(String family) {
    return catalogue.parameters(family, ParameterScope.CLUSTER).stream()
        .map(ParameterDefinition::name)
        .toList();
  }
}
