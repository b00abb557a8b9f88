package io.aurorafleet.cloud;

import java.net.URI;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Assumptions;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;

/**
 * AWS as somebody else emulates it: at the endpoint that the system property names, else in a
 * container where the profile {@code localstack} brings one; else tests are skipped with the
 * reason.
 */
public final class OnEndpoint {
  public static final String PROPERTY = "aurora-fleet.endpoint";

  /** Starts an emulator, once a JVM; found by ServiceLoader. */
  public interface Emulator {
    /**
     * Where it listens.
     *
     * @throws UnavailableException with the reason why it cannot be started here
     */
    URI start() throws UnavailableException;
  }

  /** Says why there is no emulator. */
  public static final class UnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    public UnavailableException(String reason) {
      super(reason);
    }
  }

  private final OverHttp http = new OverHttp();
  private final URI uri = uri();

  /** The SDK's client; aborts the test when there is no endpoint. */
  public <B extends AwsClientBuilder<B, C>, C extends SdkClient> C client(B builder) {
    return http.client(uri, builder);
  }

  public void close() throws Exception {
    http.close();
  }

  private static URI uri() {
    String given = System.getProperty(PROPERTY, "");
    if (!given.isBlank()) {
      return URI.create(given.strip());
    }
    Optional<Emulator> emulator = ServiceLoader.load(Emulator.class).findFirst();
    Assumptions.assumeTrue(
        emulator.isPresent(),
        "no endpoint: give -D%s=http://localhost:4566, or -Plocalstack where Docker runs"
            .formatted(PROPERTY));
    try {
      return emulator.orElseThrow().start();
    } catch (UnavailableException e) {
      Assumptions.abort(String.valueOf(e.getMessage()));
      throw new IllegalStateException(e);
    }
  }
}
