package io.aurorafleet.dispatcher;

import java.util.function.Predicate;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** A store whose writes of some keys throw, before anything is stored. */
record FailingS3(S3Client inner, Predicate<String> writes, RuntimeException fault)
    implements S3Client {
  @Override
  public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    if (writes.test(request.key())) {
      throw fault;
    }
    return inner.putObject(request, body);
  }

  @Override
  public <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    return inner.getObject(request, transformer);
  }

  @Override
  public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    return inner.listObjectsV2(request);
  }

  @Override
  public String serviceName() {
    return inner.serviceName();
  }

  @Override
  public void close() {}
}
