package io.aurorafleet.sandbox.wire;

import software.amazon.awssdk.core.SdkRequest;

/**
 * One call that arrived over HTTP and was understood.
 *
 * @param api the service it is for
 * @param operation as AWS spells it, {@code ModifyDBCluster}
 * @param accessKey whose credentials signed it; signatures are not verified
 * @param request the SDK's own request object
 */
public record Call(Api api, String operation, String accessKey, SdkRequest request) {}
