package io.aurorafleet.sandbox.store;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One object; the array is never changed once stored. */
@SuppressWarnings("ArrayRecordComponent") // never compared; copied where it leaves the store
record StoredObject(
    String key,
    byte[] content,
    String etag,
    Instant lastModified,
    @Nullable String contentType,
    Map<String, String> metadata) {}
