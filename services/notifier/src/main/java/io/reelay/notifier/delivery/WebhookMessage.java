package io.reelay.notifier.delivery;

import io.reelay.safehttp.BlockedTargetException;
import io.reelay.safehttp.WebUrl;
import org.jspecify.annotations.Nullable;

/// A webhook: the receiver and the body.
///
/// @param webhookId   by which the receiver recognises a duplicate
/// @param body        the signature covers its UTF-8 bytes
/// @param traceparent the trace of the producer's request
public record WebhookMessage(
        String accountId,
        String jobId,
        String webhookId,
        String url,
        String body,
        @Nullable String traceparent) {

    /// @throws BlockedTargetException if the URL is not valid
    WebUrl target() {
        return WebUrl.parse(url);
    }

    /// The host and port whose permits it uses; empty if the URL is not valid.
    String receiver() {
        try {
            return target().authority();
        } catch (BlockedTargetException e) {
            return "";
        }
    }
}
