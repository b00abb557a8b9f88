package io.aurorafleet.sandbox.wire;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.protocols.core.ExceptionMetadata;
import software.amazon.awssdk.protocols.query.AwsQueryProtocolFactory;

/** What the SDK itself knows of its services' exceptions; it keeps this private. */
final class ModelledFaults {
  private ModelledFaults() {}

  /** Lines as in {@code faults.tsv}, sorted. */
  static List<String> lines(Class<? extends SdkClient> api, SdkClient client) throws Exception {
    String service = api.getPackageName().replace("software.amazon.awssdk.services.", "");
    Stream<ExceptionMetadata> known =
        queryFaults(client).map(List::stream).orElseGet(() -> jsonFaults(api, client));
    return known.map(fault -> line(service, fault)).distinct().sorted().toList();
  }

  private static String line(String service, ExceptionMetadata fault) {
    Class<?> exception = build(fault).getClass();
    Integer status = fault.httpStatusCode();
    return String.join(
        "\t",
        service,
        exception.getSimpleName(),
        fault.errorCode(),
        String.valueOf(status == null ? 400 : status));
  }

  static AwsServiceException build(ExceptionMetadata fault) {
    return (AwsServiceException)
        ((software.amazon.awssdk.utils.builder.Buildable) fault.exceptionBuilderSupplier().get())
            .build();
  }

  @SuppressWarnings("unchecked")
  private static Optional<List<ExceptionMetadata>> queryFaults(SdkClient client)
      throws ReflectiveOperationException {
    Object factory = read(client.getClass(), "protocolFactory", client);
    return factory instanceof AwsQueryProtocolFactory
        ? Optional.of(
            (List<ExceptionMetadata>)
                read(AwsQueryProtocolFactory.class, "modeledExceptions", factory))
        : Optional.empty();
  }

  private static Object read(Class<?> type, String name, Object owner)
      throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }

  /** JSON clients map codes to exceptions in one function per operation. */
  private static Stream<ExceptionMetadata> jsonFaults(
      Class<? extends SdkClient> api, SdkClient client) {
    List<Method> mappers =
        Arrays.stream(client.getClass().getDeclaredMethods())
            .filter(m -> m.isSynthetic() && m.getReturnType() == Optional.class)
            .filter(m -> Arrays.equals(m.getParameterTypes(), new Class<?>[] {String.class}))
            .toList();
    return Arrays.stream(api.getMethods())
        .flatMap(m -> Arrays.stream(m.getExceptionTypes()))
        .filter(AwsServiceException.class::isAssignableFrom)
        .map(Class::getSimpleName)
        .flatMap(name -> Stream.of(name, name.replaceAll("Exception$", "")))
        .distinct()
        .flatMap(code -> mappers.stream().map(mapper -> ask(mapper, code)))
        .filter(Objects::nonNull);
  }

  private static ExceptionMetadata ask(Method mapper, String code) {
    try {
      mapper.setAccessible(true);
      return (ExceptionMetadata) ((Optional<?>) mapper.invoke(null, code)).orElse(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
