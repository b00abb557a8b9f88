package io.aurorafleet.sandbox.wire;

import java.util.Map;

/** An HTTP response. The byte array is handed over, not copied. */
@SuppressWarnings("ArrayRecordComponent") // never compared, only written to a socket
record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {}
