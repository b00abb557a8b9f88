package io.aurorafleet.sandbox;

import io.aurorafleet.sandbox.queue.QueueServer;
import io.aurorafleet.sandbox.store.StoreServer;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** SQS and S3 by embedded servers, and the sandbox's own client of SQS. */
record Servers(QueueServer queues, StoreServer store, SqsClient sqs) implements AutoCloseable {
  static final String ACCESS_KEY = "AKIASANDBOX";
  static final String SECRET_KEY = "sandbox";

  /** Starts both at the same time, since each needs a second or two. */
  static Servers start(SandboxOptions options) throws IOException {
    SandboxOptions.Ports ports = options.ports();
    CompletableFuture<StoreServer> starting = new CompletableFuture<>();
    daemon(() -> completeWith(starting, () -> StoreServer.start(ports.s3())));
    QueueServer queues = QueueServer.start(ports.sqs(), options.account());
    try {
      StoreServer store = starting.get();
      store.createBucket(Resources.BUCKET);
      return new Servers(queues, store, client(queues.uri(), options.account().region()));
    } catch (ExecutionException e) {
      queues.close();
      throw new IOException("S3 did not start: " + e.getCause(), e);
    } catch (InterruptedException e) {
      queues.close();
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while S3 was starting", e);
    }
  }

  private static <T> void completeWith(CompletableFuture<T> future, Callable<T> task) {
    try {
      future.complete(task.call());
    } catch (Exception e) { // whoever waits for the future throws it
      future.completeExceptionally(e);
    }
  }

  private static SqsClient client(URI endpoint, String region) {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
        .build();
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "sandbox-start");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    sqs.close();
    queues.close();
    store.close();
  }
}
