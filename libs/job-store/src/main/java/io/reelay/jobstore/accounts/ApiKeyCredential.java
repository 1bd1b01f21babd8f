package io.reelay.jobstore.accounts;

import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The API key that a request carries: in the header `X-API-Key`, or as `Authorization: Bearer`.
///
/// @param value as given; not written to logs
public record ApiKeyCredential(String value) {

    public static final String HEADER = "X-API-Key";
    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "Bearer ";

    /// The key in these headers; `X-API-Key` comes first.
    ///
    /// @throws ProblemException `UNAUTHENTICATED` where there is none
    public static ApiKeyCredential in(Function<String, @Nullable String> headers) {
        return Optional.ofNullable(headers.apply(HEADER))
                .filter(key -> !key.isBlank())
                .or(() -> Optional.ofNullable(headers.apply(AUTHORIZATION))
                        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                        .map(value -> value.substring(BEARER.length())))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(ApiKeyCredential::new)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.UNAUTHENTICATED,
                        "Send your API key as X-API-Key, or as Authorization: Bearer <key>."));
    }

    @Override
    public String toString() {
        return "PresentedKey[***]";
    }
}
