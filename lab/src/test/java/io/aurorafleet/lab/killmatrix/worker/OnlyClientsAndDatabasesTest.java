package io.aurorafleet.lab.killmatrix.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dagger.Component;
import dagger.Provides;
import io.aurorafleet.cloud.call.AwsClients;
import io.aurorafleet.cloud.database.DatabaseModule;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.cloud.database.Reachability;
import io.aurorafleet.worker.wiring.WorkerComponent;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkClient;

/** The matrix is worth what of the production worker is in its processes: all of it. */
class OnlyClientsAndDatabasesTest {
  @Test
  void theSupervisedWorkerIsTheProductionWorkerBehindStops() {
    Set<Class<?>> production = modules(WorkerComponent.class);
    assertThat(production.remove(AwsClients.class)).isTrue();
    assertThat(production.remove(DatabaseModule.class)).isTrue();
    production.add(SupervisedModule.class);
    assertThat(modules(SupervisedComponent.class)).isEqualTo(production);
    assertThat(modules(RawClients.class)).containsExactly(AwsClients.class);
  }

  @Test
  void nothingIsProvidedButClientsAndDatabases() {
    assertThat(
            Arrays.stream(SupervisedModule.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Provides.class))
                .<Class<?>>map(Method::getReturnType)
                .filter(type -> !SdkClient.class.isAssignableFrom(type)))
        .containsExactlyInAnyOrder(Databases.class, Reachability.class);
  }

  private static Set<Class<?>> modules(Class<?> component) {
    return Arrays.stream(component.getAnnotation(Component.class).modules())
        .collect(Collectors.toSet());
  }
}
