package io.reelay.safehttp;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A response with any status.
///
/// @param headers names in lower case, the first value of each
/// @param head    the beginning of the body, within the limits
public record OutboundResponse(int status, Map<String, String> headers, byte[] head) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
