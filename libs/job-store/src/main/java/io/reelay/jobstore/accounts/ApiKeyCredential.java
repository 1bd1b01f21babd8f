package io.reelay.jobstore.accounts;

import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The API key of a request, from the header `X-API-Key` or from `Authorization: Bearer`.
///
/// @param value the key; never logged
public record ApiKeyCredential(String value) {

    public static final String HEADER = "X-API-Key";
    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "Bearer ";

    /// Reads the key from the headers; `X-API-Key` has priority.
    ///
    /// @throws ProblemException `UNAUTHENTICATED` if there is no key
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
        return "ApiKeyCredential[***]";
    }
}
