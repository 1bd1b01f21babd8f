package io.reelay.jobstore.accounts;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The API key that a request carries: in the header `X-API-Key`, or as `Authorization: Bearer`.
public final class PresentedKey {

    public static final String HEADER = "X-API-Key";
    private static final String BEARER = "Bearer ";

    private PresentedKey() {}

    /// The key in the values of these two headers; `X-API-Key` comes first.
    public static Optional<String> in(@Nullable String apiKey, @Nullable String authorization) {
        return Optional.ofNullable(apiKey)
                .or(() -> Optional.ofNullable(authorization)
                        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                        .map(value -> value.substring(BEARER.length())))
                .map(String::strip)
                .filter(key -> !key.isEmpty());
    }
}
