package io.reelay.cli.demo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.standardwebhooks.Webhook;
import io.reelay.cli.terminal.CliException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BODY = "{\"type\":\"job.completed\"}";
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    /// Signature of [#BODY], made with `openssl dgst -sha256 -mac HMAC`.
    private static final String BODY_SIGNATURE =
            "sha256=3e90eddb0aa0812745c439c9c07d8b37c71fda3b5ff63af7482984a6b819d3e8";

    private final WebhookSignature signature = new WebhookSignature(SECRET, InstantSource.fixed(NOW));

    @Test
    void acceptsASignatureOfTheStandardLibrary() throws Exception {
        // Given
        var callback = callback(NOW, BODY);

        // When / Then
        assertThatCode(() -> signature.verify(callback)).doesNotThrowAnyException();
    }

    @Test
    void rejectsAnAlteredBody() throws Exception {
        // Given
        var genuine = callback(NOW, BODY);
        var altered = new ReceivedWebhook(
                genuine.headers(), BODY.replace("completed", "failed").getBytes(StandardCharsets.UTF_8));

        // When / Then
        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> signature.verify(altered))
                .withMessage("webhook-signature does not match the body");
    }

    @Test
    void rejectsAnOldWebhook() throws Exception {
        // Given
        var old = callback(NOW.minusSeconds(301), BODY);

        // When / Then
        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> signature.verify(old))
                .withMessage("webhook-timestamp differs from the current time by 301 s");
    }

    private static ReceivedWebhook callback(Instant at, String body) throws Exception {
        var id = "job_01k:job.completed";
        return new ReceivedWebhook(
                Map.of(
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        Long.toString(at.getEpochSecond()),
                        "webhook-signature",
                        new Webhook(SECRET).sign(id, at.getEpochSecond(), body),
                        "x-reelay-signature",
                        BODY_SIGNATURE),
                body.getBytes(StandardCharsets.UTF_8));
    }
}
