package io.reelay.workerspi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A secret of the provider account. Prints as its fingerprint only.
///
/// @param secret      goes into the request and nowhere else
/// @param fingerprint the head of the secret's SHA-256: fit for logs and the database
public record ApiKey(String secret, String fingerprint) {
    private static final int FINGERPRINT_BYTES = 6;

    /// A key from its secret; surrounding white space is dropped.
    public static ApiKey of(String secret) {
        try {
            var stripped = secret.strip();
            var digest = MessageDigest.getInstance("SHA-256").digest(stripped.getBytes(StandardCharsets.UTF_8));
            return new ApiKey(stripped, HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ApiKey[" + fingerprint + "]";
    }
}
