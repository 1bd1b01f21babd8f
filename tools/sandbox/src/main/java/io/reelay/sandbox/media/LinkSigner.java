package io.reelay.sandbox.media;

import io.reelay.sandbox.SandboxProvider;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs the links to finished clips. A token contains its target and expiry, so the sandbox stores no links. Every
/// token is unique.
@ApplicationScoped
public class LinkSigner {

    /// The target of a token.
    record Link(SandboxProvider provider, ClipShape shape, Instant expiresAt) {}

    private static final String ALGORITHM = "HmacSHA256";
    private static final int PARTS = 4;

    private final SecretKeySpec key;
    private final AtomicLong issued = new AtomicLong();

    LinkSigner() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    public String token(SandboxProvider provider, String file, ClipShape shape, Instant expiresAt) {
        String claims = String.join(
                "/",
                provider.name(),
                shape.name(),
                Long.toString(expiresAt.toEpochMilli()),
                Long.toString(issued.incrementAndGet()));
        return encode(claims.getBytes(StandardCharsets.UTF_8)) + "." + encode(sign(file, claims));
    }

    /// Empty for a token that was not issued for this file.
    Optional<Link> read(String file, String token) {
        try {
            String[] halves = token.split("\\.", 2);
            String claims = new String(Base64.getUrlDecoder().decode(halves[0]), StandardCharsets.UTF_8);
            String[] parts = claims.split("/", -1);
            byte[] signature = Base64.getUrlDecoder().decode(halves.length == 2 ? halves[1] : "");
            if (parts.length != PARTS || !MessageDigest.isEqual(signature, sign(file, claims))) {
                return Optional.empty();
            }
            return Optional.of(new Link(
                    SandboxProvider.valueOf(parts[0]),
                    ClipShape.named(parts[1]),
                    Instant.ofEpochMilli(Long.parseLong(parts[2]))));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private byte[] sign(String file, String claims) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((file + "/" + claims).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
