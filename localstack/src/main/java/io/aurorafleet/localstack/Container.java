package io.aurorafleet.localstack;

import java.net.URI;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** LocalStack in a container, one for all suites of a JVM; Testcontainers removes it. */
final class Container {
  /** The last version that needs no token. */
  private static final String IMAGE = "localstack/localstack:4.14.0";

  private Container() {}

  static boolean canStart() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  static URI endpoint() {
    return Started.ENDPOINT;
  }

  private static final class Started {
    static final URI ENDPOINT = start();

    private static URI start() {
      LocalStackContainer container =
          new LocalStackContainer(DockerImageName.parse(IMAGE))
              .withServices("s3", "sqs", "sns", "events", "secretsmanager", "sts");
      container.start();
      // Where Testcontainers' own reaper is switched off, nobody else would.
      Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "stop-localstack"));
      return container.getEndpoint();
    }
  }
}
