package io.reelay.cli.demo;

import io.reelay.cli.terminal.CliException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Verifies a webhook as a receiver does. It is written from the documentation and shares no code with the notifier.
final class WebhookSignature {

    private static final String PREFIX = "whsec_";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final byte[] key;
    private final InstantSource clock;

    WebhookSignature(String secret, InstantSource clock) {
        if (!secret.startsWith(PREFIX)) {
            throw new CliException("a webhook secret must start with " + PREFIX);
        }
        this.key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        this.clock = clock;
    }

    /// Accepts a webhook that has valid signatures and a recent timestamp.
    void verify(ReceivedWebhook callback) {
        verifyStandardWebhook(callback);
        verifyBodySignature(callback);
    }

    private void verifyStandardWebhook(ReceivedWebhook callback) {
        var timestamp = callback.header("webhook-timestamp");
        var age = Duration.between(instant(timestamp), clock.instant()).abs();
        if (age.compareTo(TOLERANCE) > 0) {
            throw new CliException("webhook-timestamp differs from the current time by " + age.toSeconds() + " s");
        }
        var start = (callback.header("webhook-id") + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        var expected = "v1," + Base64.getEncoder().encodeToString(hmac(start, callback.body()));
        // During a secret rotation there are several signatures.
        var genuine =
                Arrays.stream(callback.header("webhook-signature").split(" ")).anyMatch(one -> same(one, expected));
        if (!genuine) {
            throw new CliException("webhook-signature does not match the body");
        }
    }

    private void verifyBodySignature(ReceivedWebhook callback) {
        var expected = "sha256=" + HexFormat.of().formatHex(hmac(callback.body()));
        if (!same(callback.header("x-reelay-signature"), expected)) {
            throw new CliException("X-Reelay-Signature does not match the body");
        }
    }

    private static Instant instant(String timestamp) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(timestamp));
        } catch (NumberFormatException notANumber) {
            throw new CliException(
                    "webhook-timestamp is \"" + timestamp + "\", but must be a Unix time in seconds", notANumber);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] hmac(byte[]... pieces) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (var piece : pieces) {
                mac.update(piece);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has HmacSHA256", missing);
        }
    }
}
