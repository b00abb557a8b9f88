package io.aurorafleet.sandbox.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Error code and HTTP status of every exception that a service's model names, from {@code
 * faults.tsv}. An in-memory service that throws what is built here looks to its caller as AWS does
 * behind the real client: adapters decide by error code and status, not by class alone.
 */
public final class Faults {
  /** What the model says of one exception class. */
  record Modelled(String code, int status) {}

  /** Where no request was made over HTTP, there is no request id to search for. */
  private static final String IN_MEMORY = "00000000-0000-0000-0000-000000000000";

  private static final Map<String, Modelled> TABLE = load();

  private Faults() {}

  /** An exception of the service's model, with its code and status. */
  public static AwsServiceException modelled(AwsServiceException.Builder builder, String message) {
    AwsServiceException bare = builder.build();
    Modelled modelled =
        of(bare.getClass())
            .orElseThrow(() -> new IllegalArgumentException(bare.getClass() + " is not modelled"));
    return unmodelled(builder, modelled.code(), modelled.status(), message);
  }

  /**
   * An error that services answer with although their model does not name it, such as {@code
   * InvalidParameterCombination}; clients see the service's base exception.
   */
  public static AwsServiceException unmodelled(
      AwsServiceException.Builder builder, String code, int status, String message) {
    AwsErrorDetails details =
        AwsErrorDetails.builder()
            .errorCode(code)
            .errorMessage(message)
            .serviceName(serviceName(builder))
            .sdkHttpResponse(SdkHttpResponse.builder().statusCode(status).build())
            .build();
    builder.message(message);
    builder.statusCode(status);
    builder.requestId(IN_MEMORY);
    builder.awsErrorDetails(details);
    builder.writableStackTrace(false); // it ends as a reply, or where the call was made
    return builder.build();
  }

  /** What goes over the wire for an exception that an implementation threw. */
  static Fault wire(AwsServiceException thrown) {
    Modelled modelled = of(thrown.getClass()).orElse(new Modelled("InternalFailure", 500));
    AwsErrorDetails details = thrown.awsErrorDetails();
    int status = thrown.statusCode() == 0 ? modelled.status() : thrown.statusCode();
    String code = details == null ? null : details.errorCode();
    String message = details == null ? null : details.errorMessage();
    return new Fault(or(code, modelled.code()), status, or(message, or(thrown.getMessage(), "")));
  }

  static Optional<Modelled> of(Class<?> exception) {
    return Optional.ofNullable(TABLE.get(exception.getName()));
  }

  /** The service's name as the SDK writes it, roughly: {@code Rds}. */
  private static String serviceName(AwsServiceException.Builder builder) {
    List<String> packages = List.of(builder.build().getClass().getPackageName().split("\\.", -1));
    String service = packages.get(packages.size() - 2);
    return service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1);
  }

  private static String or(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }

  private static Map<String, Modelled> load() {
    InputStream file = Objects.requireNonNull(Faults.class.getResourceAsStream("faults.tsv"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .collect(
              Collectors.toUnmodifiableMap(
                  cell -> "software.amazon.awssdk.services." + cell[0] + ".model." + cell[1],
                  cell -> new Modelled(cell[2], Integer.parseInt(cell[3]))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
