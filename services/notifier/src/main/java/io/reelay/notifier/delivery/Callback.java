package io.reelay.notifier.delivery;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What is to be told to whom.
///
/// @param webhookId   by which the receiver knows a repeat
/// @param body        signed byte for byte in UTF-8
/// @param traceparent the trace of the producer's request
public record Callback(
        String accountId,
        String jobId,
        String webhookId,
        String url,
        String body,
        @Nullable String traceparent) {

    URI target() {
        return URI.create(url);
    }

    /// The host and port whose slots it takes.
    String receiver() {
        String authority = target().getRawAuthority();
        return authority == null ? "" : authority;
    }
}
