package io.aurorafleet.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.aurorafleet.cloud.call.AwsFaults;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.protocols.core.ExceptionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Every error that AWS's own models name for the operations we call has its line in the table of
 * error codes: which operations those are is read off the compiled code, which errors off the SDK.
 */
class ErrorCodesTest {
  private static final Map<String, String> PACKAGES =
      Map.of("EventBridgeClient", "eventbridge", "SecretsManagerClient", "secretsmanager");

  @Test
  void everyModelledErrorOfTheCallsWeMakeMeansSomethingToUs() throws Exception {
    Map<Class<?>, String> named = codesOfRds();
    Map<String, String> unknown = new TreeMap<>();
    int looked = 0;
    for (AwsOperation operation : operations()) {
      for (Class<?> error : errors(operation)) {
        for (String code : codes(error, named)) {
          looked++;
          if (AwsFaults.failure("try", code, "no").code().equals("unknown-aws-error")) {
            unknown.put(code, operation.toString());
          }
        }
      }
    }
    assertThat(unknown).as("add them to the table in AwsFaults").isEmpty();
    assertThat(looked).as("errors looked at").isGreaterThan(150);
  }

  private static Set<AwsOperation> operations() {
    return Reach.everywhere(
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(
                "io.aurorafleet.cloud", "io.aurorafleet.dispatcher", "io.aurorafleet.worker"));
  }

  private static Set<Class<?>> errors(AwsOperation operation) throws ClassNotFoundException {
    String client = operation.client();
    String service =
        PACKAGES.getOrDefault(client, client.replace("Client", "").toLowerCase(Locale.ROOT));
    String prefix = "software.amazon.awssdk.services." + service;
    Set<Class<?>> errors = new TreeSet<>((a, b) -> a.getName().compareTo(b.getName()));
    for (Method method : Class.forName(prefix + "." + client).getMethods()) {
      if (method.getName().equals(operation.method())) {
        for (Class<?> error : method.getExceptionTypes()) {
          boolean general = error.getSimpleName().equalsIgnoreCase(service + "Exception");
          if (error.getName().startsWith(prefix) && !general) {
            errors.add(error);
          }
        }
      }
    }
    return errors;
  }

  /** As the model says; where the SDK does not let it be read, in both forms that services use. */
  private static List<String> codes(Class<?> error, Map<Class<?>, String> named) {
    String known = named.get(error);
    String name = error.getSimpleName();
    return known == null ? List.of(name, name.replaceFirst("Exception$", "")) : List.of(known);
  }

  /** RDS's codes differ from the names of the SDK's classes; its client knows both. */
  private static Map<Class<?>, String> codesOfRds() throws Exception {
    Map<Class<?>, String> codes = new HashMap<>();
    try (RdsClient rds =
        RdsClient.builder()
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build()) {
      Object factory = field(rds, "protocolFactory");
      for (Object modelled : (List<?>) field(factory, "modeledExceptions")) {
        ExceptionMetadata error = (ExceptionMetadata) modelled;
        Object builder = error.exceptionBuilderSupplier().get();
        Class<?> built = builder.getClass().getEnclosingClass();
        codes.put(built, error.errorCode());
      }
    }
    assertThat(codes).containsValue("DBClusterNotFoundFault").containsValue("DBInstanceNotFound");
    return codes;
  }

  private static Object field(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }
}
