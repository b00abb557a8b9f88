package io.aurorafleet.sandbox.rds;

import io.aurorafleet.sandbox.rds.catalogue.EngineVersion;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.rds.model.DescribeOrderableDbInstanceOptionsRequest;
import software.amazon.awssdk.services.rds.model.DescribeOrderableDbInstanceOptionsResponse;
import software.amazon.awssdk.services.rds.model.OrderableDBInstanceOption;

/** DescribeOrderableDBInstanceOptions: old instance classes end before new majors begin. */
final class OrderableOptions {
  private record Option(EngineVersion version, String instanceClass) {}

  private final Estate estate;

  OrderableOptions(Estate estate) {
    this.estate = estate;
  }

  DescribeOrderableDbInstanceOptionsResponse describe(
      DescribeOrderableDbInstanceOptionsRequest request) {
    Filters.none(request.filters());
    boolean ours = Fault.require(request.engine(), "Engine").equals(EngineVersions.ENGINE);
    List<Option> options =
        estate.options.catalogue().versions().stream()
            .filter(v -> ours && v.status().equals("available"))
            .filter(
                v -> request.engineVersion() == null || v.version().equals(request.engineVersion()))
            .flatMap(
                v -> estate.options.catalogue().orderable(v).stream().map(c -> new Option(v, c)))
            .filter(
                o ->
                    request.dbInstanceClass() == null
                        || o.instanceClass().equals(request.dbInstanceClass()))
            .toList();
    Page<Option> page =
        Page.of(
            options,
            o -> String.format(Locale.ROOT, "%s %s", o.version().version(), o.instanceClass()),
            request.maxRecords(),
            request.marker(),
            1000);
    return DescribeOrderableDbInstanceOptionsResponse.builder()
        .orderableDBInstanceOptions(page.items().stream().map(OrderableOptions::shown).toList())
        .marker(page.marker())
        .build();
  }

  private static OrderableDBInstanceOption shown(Option option) {
    return OrderableDBInstanceOption.builder()
        .engine(EngineVersions.ENGINE)
        .engineVersion(option.version().version())
        .dbInstanceClass(option.instanceClass())
        .licenseModel("postgresql-license")
        .multiAZCapable(false)
        .readReplicaCapable(false)
        .vpc(true)
        .supportsStorageEncryption(true)
        .storageType("aurora")
        .supportedEngineModes("provisioned")
        .supportsClusters(true)
        .build();
  }
}
