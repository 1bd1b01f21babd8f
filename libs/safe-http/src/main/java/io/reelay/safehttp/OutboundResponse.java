package io.reelay.safehttp;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What was answered, whatever the status.
///
/// @param headers names in lower case; the first value of each
/// @param head    the beginning of the body, as far as the limits allow
public record OutboundResponse(int status, Map<String, String> headers, byte[] head) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
