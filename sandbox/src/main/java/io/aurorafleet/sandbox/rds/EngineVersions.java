package io.aurorafleet.sandbox.rds;

import io.aurorafleet.sandbox.rds.catalogue.EngineVersion;
import io.aurorafleet.sandbox.rds.catalogue.EngineVersion.Target;
import io.aurorafleet.sandbox.rds.catalogue.Lifecycle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBEngineVersion;
import software.amazon.awssdk.services.rds.model.DBMajorEngineVersion;
import software.amazon.awssdk.services.rds.model.DescribeDbEngineVersionsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbEngineVersionsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbMajorEngineVersionsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbMajorEngineVersionsResponse;
import software.amazon.awssdk.services.rds.model.SupportedEngineLifecycle;
import software.amazon.awssdk.services.rds.model.UpgradeTarget;

/** The versions RDS offers, whereto each may be upgraded, and until when it is supported. */
final class EngineVersions {
  static final String ENGINE = "aurora-postgresql";
  private final Estate estate;

  EngineVersions(Estate estate) {
    this.estate = estate;
  }

  DescribeDbEngineVersionsResponse describe(DescribeDbEngineVersionsRequest request) {
    var filter =
        Filters.<EngineVersion>of(
            request.filters(),
            Map.of(
                "db-parameter-group-family", v -> List.of(v.family()),
                "engine", v -> List.of(ENGINE),
                "engine-mode", v -> List.of("provisioned"),
                "engine-version", v -> List.of(v.version()),
                "status", v -> List.of(v.status())));
    List<EngineVersion> fitting = candidates(request).filter(filter).toList();
    Page<EngineVersion> page =
        Page.of(fitting, EngineVersions::key, request.maxRecords(), request.marker());
    return DescribeDbEngineVersionsResponse.builder()
        .dbEngineVersions(page.items().stream().map(EngineVersions::shown).toList())
        .marker(page.marker())
        .build();
  }

  /** AWS: deprecated versions only with IncludeAll; EngineVersion may also be a major alone. */
  private Stream<EngineVersion> candidates(DescribeDbEngineVersionsRequest request) {
    String wanted = request.engineVersion();
    return estate.options.catalogue().versions().stream()
        .filter(v -> request.engine() == null || request.engine().equals(ENGINE))
        .filter(
            v ->
                wanted == null
                    || v.version().equals(wanted)
                    || String.valueOf(v.major()).equals(wanted))
        .filter(
            v ->
                request.dbParameterGroupFamily() == null
                    || v.family().equals(request.dbParameterGroupFamily()))
        .filter(
            v ->
                !Boolean.TRUE.equals(request.defaultOnly())
                    || v.version().equals(estate.options.catalogue().defaultVersion()))
        .filter(v -> Boolean.TRUE.equals(request.includeAll()) || v.status().equals("available"));
  }

  /** Orders versions by their numbers: 16.9 comes before 16.10. */
  private static String key(EngineVersion version) {
    String text = version.version();
    StringBuilder key = new StringBuilder();
    for (String part : text.split("[.-]", -1)) {
      boolean number = part.chars().allMatch(Character::isDigit);
      key.append(number ? String.format(Locale.ROOT, "%06d.", Integer.parseInt(part)) : part);
    }
    return key.toString();
  }

  private static DBEngineVersion shown(EngineVersion version) {
    return DBEngineVersion.builder()
        .engine(ENGINE)
        .majorEngineVersion(String.valueOf(version.major()))
        .engineVersion(version.version())
        .dbParameterGroupFamily(version.family())
        .dbEngineDescription("Aurora PostgreSQL")
        .dbEngineVersionDescription(description(version.version()))
        .validUpgradeTarget(version.targets().stream().map(t -> shown(version, t)).toList())
        .exportableLogTypes(version.logTypes())
        .supportsLogExportsToCloudwatchLogs(true)
        .supportsReadReplica(false)
        .supportedEngineModes("provisioned")
        .status(version.status())
        .supportsParallelQuery(false)
        .supportsGlobalDatabases(true)
        .supportsBabelfish(true)
        .supportsLimitlessDatabase(version.limitless())
        .build();
  }

  private static UpgradeTarget shown(EngineVersion from, Target target) {
    return UpgradeTarget.builder()
        .engine(ENGINE)
        .engineVersion(target.version())
        .description(description(target.version()))
        .autoUpgrade(target.autoUpgrade())
        .isMajorVersionUpgrade(from.isMajorTo(target.version()))
        .supportedEngineModes("provisioned")
        .supportsParallelQuery(false)
        .supportsGlobalDatabases(true)
        .supportsBabelfish(true)
        .supportsLimitlessDatabase(target.version().endsWith("-limitless"))
        .build();
  }

  private static String description(String version) {
    return "Aurora PostgreSQL (Compatible with PostgreSQL " + version + ")";
  }

  DescribeDbMajorEngineVersionsResponse describe(DescribeDbMajorEngineVersionsRequest request) {
    List<Lifecycle> fitting =
        estate.options.catalogue().lifecycles().stream()
            .filter(l -> request.engine() == null || request.engine().equals(ENGINE))
            .filter(
                l ->
                    request.majorEngineVersion() == null
                        || request.majorEngineVersion().equals(String.valueOf(l.major())))
            .toList();
    Page<Lifecycle> page =
        Page.of(
            fitting,
            l -> String.format(Locale.ROOT, "%06d", l.major()),
            Objects.requireNonNullElse(request.maxRecords(), Page.USUAL),
            request.marker());
    return DescribeDbMajorEngineVersionsResponse.builder()
        .dbMajorEngineVersions(page.items().stream().map(EngineVersions::shown).toList())
        .marker(page.marker())
        .build();
  }

  private static DBMajorEngineVersion shown(Lifecycle life) {
    return DBMajorEngineVersion.builder()
        .engine(ENGINE)
        .majorEngineVersion(String.valueOf(life.major()))
        .supportedEngineLifecycles(
            cycle("open-source-rds-standard-support", life.start(), life.standardEnd()),
            cycle("open-source-rds-extended-support", life.standardEnd(), life.extendedEnd()))
        .build();
  }

  private static SupportedEngineLifecycle cycle(String name, String start, String end) {
    return SupportedEngineLifecycle.builder()
        .lifecycleSupportName(name)
        .lifecycleSupportStartDate(Lifecycle.midnight(start))
        .lifecycleSupportEndDate(Lifecycle.midnight(end))
        .build();
  }
}
