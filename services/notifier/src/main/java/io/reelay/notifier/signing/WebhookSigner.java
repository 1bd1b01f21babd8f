package io.reelay.notifier.signing;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The headers by which a receiver verifies a callback: those of [Standard Webhooks](https://www.standardwebhooks.com),
/// and the plain `X-Reelay-Signature` for receivers that only know "HMAC over the body".
public final class WebhookSigner {

    private WebhookSigner() {}

    /// @param webhookId the same on every retry
    /// @param sentAt    the time of this attempt; receivers refuse what is too old
    /// @param secrets   the newest first; more than one while a secret rotates
    public static Map<String, String> of(String webhookId, Instant sentAt, byte[] body, List<WebhookSecret> secrets) {
        String timestamp = Long.toString(sentAt.getEpochSecond());
        byte[] signedPrefix = WebhookSecret.bytes(webhookId + "." + timestamp + ".");
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", webhookId);
        headers.put("webhook-timestamp", timestamp);
        headers.put(
                "webhook-signature",
                secrets.stream()
                        .map(secret -> "v1," + Base64.getEncoder().encodeToString(secret.hmac(signedPrefix, body)))
                        .collect(Collectors.joining(" ")));
        headers.put(
                "X-Reelay-Signature",
                "sha256=" + HexFormat.of().formatHex(secrets.getFirst().hmac(body)));
        return headers;
    }
}
