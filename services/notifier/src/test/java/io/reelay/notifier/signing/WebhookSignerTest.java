package io.reelay.notifier.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class WebhookSignerTest {

    private static final String BODY = "{\"type\":\"job.completed\",\"note\":\"größer\"}";

    private final String secret = newSecret();
    private final Instant now = InstantSource.system().instant();

    @Test
    void anIndependentLibraryAcceptsTheSignature() throws Exception {
        // When
        Map<String, String> headers = sign(BODY, secret);

        // Then
        new Webhook(secret).verify(BODY, asHttp(headers));
    }

    @Test
    void anAlteredBodyIsRejected() {
        // When
        Map<String, String> headers = sign(BODY, secret);

        // Then
        assertThatThrownBy(() -> new Webhook(secret).verify(BODY + " ", asHttp(headers)))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void theNewAndTheOldSecretVerifyDuringARotation() throws Exception {
        // Given
        String newer = newSecret();

        // When
        Map<String, String> headers = sign(BODY, newer, secret);

        // Then
        new Webhook(newer).verify(BODY, asHttp(headers));
        new Webhook(secret).verify(BODY, asHttp(headers));
    }

    @Test
    void thePlainSignatureIsTheHmacOfTheBodyWithTheNewestSecret() throws Exception {
        // Given
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));

        // When
        Map<String, String> headers = sign(BODY, secret, newSecret());

        // Then
        assertThat(headers)
                .containsEntry(
                        "X-Reelay-Signature", "sha256=" + HexFormat.of().formatHex(mac.doFinal(BODY.getBytes(UTF_8))));
    }

    @Test
    void aSecretIsNeverPrinted() {
        assertThat(WebhookSecret.parse(secret)).hasToString("whsec_***");
        assertThatThrownBy(() -> WebhookSecret.parse("hunter2")).hasMessageNotContaining("hunter2");
    }

    private Map<String, String> sign(String body, String... secrets) {
        List<WebhookSecret> parsed =
                List.of(secrets).stream().map(WebhookSecret::parse).toList();
        return WebhookSigner.headers("job_01:job.completed", now, body.getBytes(UTF_8), parsed);
    }

    private static HttpHeaders asHttp(Map<String, String> headers) {
        return HttpHeaders.of(
                headers.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, h -> List.of(h.getValue()))),
                (name, value) -> true);
    }

    private static String newSecret() {
        byte[] key = new byte[24];
        new SecureRandom().nextBytes(key);
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }
}
