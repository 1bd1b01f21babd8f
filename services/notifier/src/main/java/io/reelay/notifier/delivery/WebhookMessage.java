package io.reelay.notifier.delivery;

import io.reelay.safehttp.BlockedTargetException;
import io.reelay.safehttp.WebUrl;
import org.jspecify.annotations.Nullable;

/// What is to be told to whom.
///
/// @param webhookId   by which the receiver knows a repeat
/// @param body        signed byte for byte in UTF-8
/// @param traceparent the trace of the producer's request
public record WebhookMessage(
        String accountId,
        String jobId,
        String webhookId,
        String url,
        String body,
        @Nullable String traceparent) {

    /// @throws TargetRefused if the URL is not valid
    WebUrl target() {
        return WebUrl.parse(url);
    }

    /// The host and port whose slots it takes.
    String receiver() {
        try {
            return target().authority();
        } catch (BlockedTargetException e) {
            return "";
        }
    }
}
