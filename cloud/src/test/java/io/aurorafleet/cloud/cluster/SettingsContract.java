package io.aurorafleet.cloud.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.aurorafleet.cloud.call.AwsFaults;
import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.EngineCatalogue.Engine;
import io.aurorafleet.cloud.cluster.EngineCatalogue.Target;
import io.aurorafleet.cloud.cluster.ParameterGroups.Group;
import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.cloud.cluster.ParameterGroups.Parameter;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.rds.model.PendingMaintenanceAction;

/** What the steps rely on in parameter groups, engine versions and pending maintenance. */
abstract class SettingsContract extends RdsContract {
  private static final String FAMILY = "aurora-postgresql17";

  private ParameterGroups groups;
  private EngineCatalogue catalogue;
  private Maintenance maintenance;

  @BeforeEach
  void adapt() {
    groups = new RdsParameterGroups(rds, clock());
    catalogue = new RdsEngineCatalogue(rds, clock());
    maintenance = new RdsMaintenance(rds);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aGroupIsMadeWithItsTagsAndFoundAgain(Kind kind) {
    Group group = new Group(kind, "orders-17", FAMILY, Map.of(Ownership.SELF, "orders-17"));
    assertThat(groups.find(kind, "orders-17")).isEmpty();

    groups.create(Fence.OPEN, group, "for the upgrade");

    assertThat(groups.find(kind, "orders-17")).contains(group);
    assertThat(
            catchThrowableOfType(
                    OutsideException.class, () -> groups.create(Fence.OPEN, group, "again"))
                .failure()
                .code())
        .isEqualTo(AwsFaults.ALREADY_EXISTS);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void valuesAreSetByTheTwentiesAndReadBack(Kind kind) {
    Map<String, Parameter> defaults = groups.defaults(kind, FAMILY);
    List<Parameter> values =
        defaults.values().stream()
            .filter(Parameter::modifiable)
            .filter(parameter -> parameter.allowed().matches("0,1|on,off|off,on"))
            .limit(25)
            .map(SettingsContract::other)
            .toList();
    groups.create(Fence.OPEN, new Group(kind, "orders-17", FAMILY, Map.of()), "for the upgrade");

    groups.set(Fence.OPEN, kind, "orders-17", values);

    assertThat(values).hasSizeGreaterThan(kind == Kind.CLUSTER ? 1 : 0);
    assertThat(groups.userValues(kind, "orders-17"))
        .extracting(Parameter::name, Parameter::value)
        .containsExactlyInAnyOrderElementsOf(
            values.stream().map(v -> tuple(v.name(), v.value())).toList());
    assertThat(groups.userValues(kind, "default." + FAMILY)).isEmpty();
  }

  @Test
  void defaultsTellWhatCanBeChangedAndWhetherItNeedsAReboot() {
    Map<String, Parameter> defaults = groups.defaults(Kind.CLUSTER, FAMILY);

    assertThat(defaults.get("rds.logical_replication"))
        .satisfies(
            parameter -> {
              assertThat(parameter.modifiable()).isTrue();
              assertThat(parameter.dynamic()).isFalse();
              assertThat(parameter.allowed()).isNotEmpty();
            });
    assertThat(defaults.values()).anyMatch(Parameter::dynamic);
  }

  @Test
  void theCatalogueKnowsTheWaysFromAVersionAndWhereTheyRun() {
    Engine engine = catalogue.engine(OLD).orElseThrow();

    assertThat(engine.family()).isEqualTo("aurora-postgresql14");
    assertThat(engine.exportableLogs()).contains("postgresql");
    assertThat(engine.targets()).contains(new Target(NEW, true));
    assertThat(engine.targets())
        .filteredOn(target -> target.version().major() == 14)
        .allMatch(target -> !target.major());
    assertThat(catalogue.engine(new EngineVersion("14.99"))).isEmpty();
    assertThat(catalogue.orderable(NEW, "db.r6g.large")).isTrue();
    assertThat(catalogue.orderable(NEW, "db.x99.large")).isFalse();
  }

  @Test
  void pendingMaintenanceIsSeenAndAppliedOnlyWhenAsked() {
    ClusterView view = seed(orders());
    String member = view.members().get(0).arn();
    aws.requireMaintenance(
        member,
        PendingMaintenanceAction.builder()
            .action("system-update")
            .description("New operating system")
            .build());

    List<Maintenance.Action> pending = maintenance.pending(List.of(view.arn(), member));
    assertThat(pending).containsExactly(new Maintenance.Action(member, "system-update", false));

    maintenance.apply(Fence.OPEN, pending.get(0));
    pass(Duration.ofHours(1));
    assertThat(maintenance.pending(List.of(member))).isEmpty();
  }

  private static Parameter other(Parameter parameter) {
    String[] allowed = parameter.allowed().split(",", -1);
    String value = allowed[0].equals(parameter.value()) ? allowed[1] : allowed[0];
    return new Parameter(parameter.name(), value, true, parameter.dynamic(), parameter.allowed());
  }

  @Test
  void aGroupOfOursIsDeletedAndNoOther() {
    Map<String, String> ours = Ownership.tags("mine", new RunId("r1"), ORDERS);
    groups.create(Fence.OPEN, new Group(Kind.CLUSTER, "mine", "aurora-postgresql17", ours), "x");
    groups.create(
        Fence.OPEN, new Group(Kind.CLUSTER, "theirs", "aurora-postgresql17", Map.of()), "x");

    groups.delete(Fence.OPEN, Kind.CLUSTER, "mine");
    groups.delete(Fence.OPEN, Kind.CLUSTER, "mine");

    assertThat(groups.find(Kind.CLUSTER, "mine")).isEmpty();
    assertThatThrownBy(() -> groups.delete(Fence.OPEN, Kind.CLUSTER, "theirs"))
        .hasMessageContaining("we did not make it");
    assertThat(groups.find(Kind.CLUSTER, "theirs")).isPresent();
  }
}
