package io.aurorafleet.lab.local;

import io.aurorafleet.cloud.checkpoint.BucketName;
import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.Ids;
import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.cloud.checkpoint.S3ObjectStore;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Reads the sandbox's bucket from this process, to watch and to check. */
public final class Bucket implements AutoCloseable {
  private final S3Client client;
  private final ObjectStore objects;
  private final String name;

  public Bucket(Map<String, String> environment) {
    this.client =
        S3Client.builder()
            .endpointOverride(URI.create(need(environment, "AWS_ENDPOINT_URL_S3")))
            .region(Region.of(need(environment, "AWS_REGION")))
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(
                        need(environment, "AWS_ACCESS_KEY_ID"),
                        need(environment, "AWS_SECRET_ACCESS_KEY"))))
            .build();
    this.name = need(environment, "AURORA_FLEET_BUCKET");
    this.objects = new S3ObjectStore(client, new BucketName(name));
  }

  public ObjectStore objects() {
    return objects;
  }

  public CheckpointStore checkpoints() {
    return new CheckpointStore(objects, Ids.random());
  }

  /** Takes an object away, which nothing in production does. */
  public void erase(String key) {
    client.deleteObject(r -> r.bucket(name).key(key));
  }

  @Override
  public void close() {
    client.close();
  }

  private static String need(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null) {
      throw new IllegalStateException("The sandbox gave no " + name);
    }
    return value;
  }
}
