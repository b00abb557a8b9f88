package io.aurorafleet.sandbox.store;

import java.io.IOException;
import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/**
 * S3 over HTTP on the loopback interface, by S3Proxy, in memory, with conditional writes made
 * atomic. Any credentials are accepted. Clients reach buckets by path, as the SDK does by itself
 * when the endpoint is an IP address.
 */
public final class StoreServer implements AutoCloseable {
  private final S3Proxy proxy;
  private final BlobStore blobs;

  private StoreServer(S3Proxy proxy, BlobStore blobs) {
    this.proxy = proxy;
    this.blobs = blobs;
  }

  /**
   * Starts, and returns when the first call can be answered.
   *
   * @param port the port, or 0 for any free one
   * @throws IOException when the port is taken
   */
  public static StoreServer start(int port) throws IOException {
    BlobStore blobs = new AtomicBlobStore(new TransientNio2BlobStore());
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(blobs)
            .awsAuthentication(AuthenticationType.NONE, "", "")
            .endpoint(URI.create("http://127.0.0.1:" + port))
            .stopTimeout(0)
            .ignoreUnknownHeaders(true)
            .build();
    try {
      proxy.start();
    } catch (Exception e) { // declared as such by S3Proxy
      throw new IOException("S3 could not be started on port " + port, e);
    }
    return new StoreServer(proxy, blobs);
  }

  /** Makes a bucket without a call over HTTP; one that exists stays as it is. */
  public void createBucket(String name) {
    if (!blobs.containerExists(name)) {
      blobs.createContainer(name);
    }
  }

  /** Where clients send their calls: {@code AWS_ENDPOINT_URL_S3}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + proxy.getPort());
  }

  @Override
  public void close() {
    try {
      proxy.stop();
    } catch (Exception e) { // declared as such by S3Proxy
      throw new IllegalStateException("S3 could not be stopped", e);
    }
  }
}
