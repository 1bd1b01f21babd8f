package io.reelay.intake.jobs;

import io.reelay.web.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A request with an `Idempotency-Key` header.
///
/// @param fingerprint equal for equal requests
record IdempotentRequest(String accountId, String key, String fingerprint) {

    static final String HEADER = "Idempotency-Key";
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,255}");

    /// Null for a request without a key.
    ///
    /// @throws ProblemException when the key is not valid
    static @Nullable IdempotentRequest read(String accountId, @Nullable String key, String fingerprint) {
        if (key == null) {
            return null;
        }
        requireValid(key);
        return new IdempotentRequest(accountId, key, fingerprint);
    }

    /// The key in the headers of a request; null without the header. An empty key is not valid: the producer meant
    /// to send one. JAX-RS drops empty parameter values, so this method reads the headers directly.
    ///
    /// @throws ProblemException when the key is not valid
    static @Nullable String keyIn(HttpHeaders headers) {
        List<String> keys = headers.getRequestHeaders().getOrDefault(HEADER, List.of());
        if (keys.size() > 1) {
            throw ProblemException.invalid(HEADER, "is given more than once: send it once.");
        }
        keys.forEach(IdempotentRequest::requireValid);
        return keys.isEmpty() ? null : keys.getFirst();
    }

    private static void requireValid(String key) {
        if (!VISIBLE_ASCII.matcher(key).matches()) {
            throw ProblemException.invalid(
                    HEADER, "must be 1 to 255 visible ASCII characters; leave the header out to send no key.");
        }
    }
}
