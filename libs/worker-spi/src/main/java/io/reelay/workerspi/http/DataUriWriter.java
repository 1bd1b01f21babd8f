package io.reelay.workerspi.http;

import java.util.Base64;

/// Writes bytes as a data URI, for providers that cannot reach our storage.
public final class DataUriWriter {

    private DataUriWriter() {}

    public static String of(String contentType, byte[] bytes) {
        return "data:" + contentType + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
