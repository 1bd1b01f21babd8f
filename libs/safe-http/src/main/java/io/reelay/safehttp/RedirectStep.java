package io.reelay.safehttp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;

/// Where one step of a download led.
sealed interface RedirectStep {

    record Arrived(DownloadResult body) implements RedirectStep {}

    record Elsewhere(WebUrl place) implements RedirectStep {}

    static RedirectStep of(WebUrl asked, ClassicHttpResponse answer, DownloadFile file) throws IOException {
        int status = answer.getCode();
        return switch (status) {
            case 200 -> new Arrived(file.receive(answer));
            case 301, 302, 303, 307, 308 -> new Elsewhere(location(asked, answer));
            default ->
                throw new OutboundException(
                        OutboundFailure.ofStatus(status),
                        "The host " + asked.host() + " answered with status " + status + ".");
        };
    }

    private static WebUrl location(WebUrl asked, ClassicHttpResponse answer) {
        Header location = answer.getFirstHeader(HttpHeaders.LOCATION);
        if (location == null) {
            throw new OutboundException(
                    OutboundFailure.REJECTED,
                    "The host " + asked.host() + " answered with status " + answer.getCode() + " without a Location.");
        }
        try {
            return asked.resolve(text(location.getValue()));
        } catch (BlockedTargetException e) {
            throw new BlockedTargetException(
                    e.failure(),
                    "The host " + asked.host() + " redirects to a URL that is not valid. " + e.getMessage());
        }
    }

    /// The client reads each byte of a header as one character; browsers read UTF-8 where it is UTF-8.
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
