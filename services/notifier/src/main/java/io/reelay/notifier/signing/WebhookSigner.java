package io.reelay.notifier.signing;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Creates the headers by which a receiver verifies a webhook: those of
/// [Standard Webhooks](https://www.standardwebhooks.com), and `X-Reelay-Signature` for receivers that support only an
/// HMAC of the body.
public final class WebhookSigner {

    private WebhookSigner() {}

    /// @param webhookId the same for every attempt
    /// @param sentAt    the time of this attempt; receivers reject old timestamps
    /// @param secrets   newest first; more than one during a rotation
    public static Map<String, String> headers(
            String webhookId, Instant sentAt, byte[] body, List<WebhookSecret> secrets) {
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
