package io.reelay.safehttp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;

/// The result of one request of a download: the file, or a redirect.
sealed interface RedirectStep {

    record Received(DownloadResult body) implements RedirectStep {}

    record Redirected(WebUrl target) implements RedirectStep {}

    static RedirectStep of(WebUrl requested, ClassicHttpResponse response, DownloadFile file) throws IOException {
        int status = response.getCode();
        return switch (status) {
            case 200 -> new Received(file.receive(response));
            case 301, 302, 303, 307, 308 -> new Redirected(location(requested, response));
            default ->
                throw new OutboundException(
                        OutboundFailure.ofStatus(status),
                        "The host " + requested.host() + " answered with status " + status + ".");
        };
    }

    private static WebUrl location(WebUrl requested, ClassicHttpResponse response) {
        Header location = response.getFirstHeader(HttpHeaders.LOCATION);
        if (location == null) {
            throw new OutboundException(
                    OutboundFailure.REJECTED,
                    "The host " + requested.host() + " answered with status " + response.getCode()
                            + " without a Location.");
        }
        try {
            return requested.resolve(text(location.getValue()));
        } catch (BlockedTargetException e) {
            throw new BlockedTargetException(
                    e.failure(),
                    "The host " + requested.host() + " redirects to a URL that is not valid. " + e.getMessage());
        }
    }

    /// The client decodes headers as ISO 8859-1; browsers decode valid UTF-8 as UTF-8.
    private static String text(String header) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return header;
        }
    }
}
