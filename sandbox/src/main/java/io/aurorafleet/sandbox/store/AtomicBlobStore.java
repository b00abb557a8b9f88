package io.aurorafleet.sandbox.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Makes conditional writes one step. S3Proxy compares {@code If-Match} before the write and without
 * a lock, so that of several writers more than one would win; here the comparison is made again
 * under a lock that every change of the key takes. The body is read first, so that a slow client
 * never holds the lock. Multipart uploads are left as they are: nobody makes conditional ones.
 */
final class AtomicBlobStore extends ForwardingBlobStore {
  private static final int STRIPES = 64;
  private final List<Lock> locks =
      Stream.generate(() -> (Lock) new ReentrantLock()).limit(STRIPES).toList();

  AtomicBlobStore(BlobStore delegate) {
    super(delegate);
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
    byte[] content;
    try {
      content = body.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Lock lock = lock(request.bucket(), request.key());
    lock.lock();
    try {
      if (request.ifMatch() != null) {
        Preconditions.onPut(
            etag(request.bucket(), request.key()), request.ifMatch(), request.ifNoneMatch());
      }
      return super.putBlob(request, new ByteArrayInputStream(content));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
    Lock lock = lock(request.bucket(), request.key());
    lock.lock();
    try {
      if (request.ifMatch() != null) {
        Preconditions.onDelete(etag(request.bucket(), request.key()), request.ifMatch());
      }
      return super.removeBlob(request.toBuilder().ifMatch(null).build());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    Lock lock = lock(request.destinationBucket(), request.destinationKey());
    lock.lock();
    try {
      return super.copyBlob(request);
    } finally {
      lock.unlock();
    }
  }

  private @Nullable String etag(String bucket, String key) {
    HeadObjectResponse head = delegate().blobMetadataIfPresent(bucket, key);
    return head == null ? null : head.eTag();
  }

  private Lock lock(String bucket, String key) {
    return locks.get(Math.floorMod((bucket + "/" + key).hashCode(), STRIPES));
  }
}
