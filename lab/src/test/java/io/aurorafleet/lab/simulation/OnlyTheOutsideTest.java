package io.aurorafleet.lab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dagger.Component;
import dagger.Provides;
import io.aurorafleet.cloud.call.AwsClients;
import io.aurorafleet.cloud.checkpoint.Ids;
import io.aurorafleet.cloud.checkpoint.IdsModule;
import io.aurorafleet.cloud.database.DatabaseModule;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.cloud.database.Reachability;
import io.aurorafleet.cloud.time.TimeModule;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.worker.wiring.DatabaseSettingsModule;
import io.aurorafleet.worker.wiring.WorkerComponent;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkClient;

/**
 * The simulation is worth what of the production worker is in it: all but SDK clients, database,
 * clock, chance and threads.
 */
class OnlyTheOutsideTest {
  private static final Set<Class<?>> OUTSIDE =
      Set.of(
          AwsClients.class,
          TimeModule.class,
          IdsModule.class,
          DatabaseSettingsModule.class,
          DatabaseModule.class);

  @Test
  void theSimulatedWorkerIsTheProductionWorkerButForTheOutside() {
    Set<Class<?>> production = modules(WorkerComponent.class);
    assertThat(production).containsAll(OUTSIDE);
    production.removeAll(OUTSIDE);
    Set<Class<?>> simulated = modules(SimulatedWorker.class);
    assertThat(simulated).contains(SimulatedModule.class);
    simulated.remove(SimulatedModule.class);
    assertThat(simulated).isEqualTo(production);
  }

  @Test
  void whatIsReplacedIsSdkClientsDatabaseClockChanceAndThreads() {
    List<Class<?>> replaced =
        Arrays.stream(SimulatedModule.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Provides.class))
            .<Class<?>>map(Method::getReturnType)
            .filter(type -> !SdkClient.class.isAssignableFrom(type))
            .toList();
    assertThat(replaced)
        .containsExactlyInAnyOrder(
            WorkClock.class,
            Ids.class,
            Databases.class,
            Reachability.class,
            io.aurorafleet.survey.Crew.class);
  }

  private static Set<Class<?>> modules(Class<?> component) {
    return Arrays.stream(component.getAnnotation(Component.class).modules())
        .collect(Collectors.toSet());
  }
}
