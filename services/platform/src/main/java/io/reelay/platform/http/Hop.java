package io.reelay.platform.http;

import java.io.IOException;
import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;

/// Where one step of a download led.
sealed interface Hop {

    record Arrived(Downloaded body) implements Hop {}

    record Elsewhere(URI place) implements Hop {}

    static Hop of(URI asked, ClassicHttpResponse answer, BodyFile file) throws IOException {
        int status = answer.getCode();
        return switch (status) {
            case 200 -> new Arrived(file.receive(answer));
            case 301, 302, 303, 307, 308 -> new Elsewhere(location(asked, answer));
            default ->
                throw new OutboundException(
                        OutboundFailure.ofStatus(status),
                        "The host " + asked.getHost() + " answered with status " + status + ".");
        };
    }

    private static URI location(URI asked, ClassicHttpResponse answer) {
        Header location = answer.getFirstHeader(HttpHeaders.LOCATION);
        try {
            return asked.resolve(location == null ? "" : location.getValue());
        } catch (IllegalArgumentException e) {
            throw new TargetRefused(
                    OutboundFailure.MALFORMED_URL, "The host " + asked.getHost() + " redirects to no valid URL.");
        }
    }
}
