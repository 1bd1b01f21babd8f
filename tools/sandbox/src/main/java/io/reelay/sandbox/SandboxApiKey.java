package io.reelay.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The API key of a caller. Only its fingerprint is stored, so that neither the journal nor the log can show the key.
public record SandboxApiKey(String fingerprint) {

    private static final int SHOWN_BYTES = 6;

    public static SandboxApiKey of(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return new SandboxApiKey("sha256:" + HexFormat.of().formatHex(digest, 0, SHOWN_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
