package io.reelay.workerspi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// An API key of the provider account. `toString` shows only the fingerprint.
///
/// @param secret      used only in the request
/// @param fingerprint the first digits of the secret's SHA-256, safe for logs and the database
public record ApiKey(String secret, String fingerprint) {
    private static final int FINGERPRINT_BYTES = 6;

    /// Creates a key from its secret; surrounding white space is removed.
    public static ApiKey of(String secret) {
        try {
            var stripped = secret.strip();
            var digest = MessageDigest.getInstance("SHA-256").digest(stripped.getBytes(StandardCharsets.UTF_8));
            return new ApiKey(stripped, HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    @Override
    public String toString() {
        return "ApiKey[" + fingerprint + "]";
    }
}
