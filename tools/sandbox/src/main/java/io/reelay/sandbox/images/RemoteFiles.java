package io.reelay.sandbox.images;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/// Fetches a URL as the providers do: `HEAD` first, no redirects, a short timeout.
@ApplicationScoped
public class RemoteFiles {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIMEOUT)
            .build();

    /// The outcome of a fetch.
    public sealed interface Outcome {
        record Fetched(String contentType, byte[] content) implements Outcome {}

        record Refused(int status) implements Outcome {}

        record TooLarge() implements Outcome {}

        record TimedOut() implements Outcome {}

        record Unreachable() implements Outcome {}
    }

    public Outcome fetch(URI url, String userAgent, int maxBytes) {
        try {
            HttpResponse<Void> head = client.send(
                    request(url, userAgent)
                            .method("HEAD", HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            if (head.statusCode() != 200) {
                return new Outcome.Refused(head.statusCode());
            }
            if (head.headers().firstValueAsLong("Content-Length").orElse(0) > maxBytes) {
                return new Outcome.TooLarge();
            }
            return download(request(url, userAgent).GET().build(), maxBytes);
        } catch (HttpTimeoutException e) {
            return new Outcome.TimedOut();
        } catch (IOException | IllegalArgumentException e) {
            return new Outcome.Unreachable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unreachable();
        }
    }

    private Outcome download(HttpRequest request, int maxBytes) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                return new Outcome.Refused(answer.statusCode());
            }
            byte[] content = body.readNBytes(maxBytes + 1);
            return content.length > maxBytes
                    ? new Outcome.TooLarge()
                    : new Outcome.Fetched(
                            answer.headers().firstValue("Content-Type").orElse(""), content);
        }
    }

    /// Whether the address is not reachable for a provider on the internet.
    public static boolean isLocal(URI url) {
        try {
            InetAddress address = InetAddress.getByName(url.getHost());
            return address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static HttpRequest.Builder request(URI url, String userAgent) {
        return HttpRequest.newBuilder(url).timeout(TIMEOUT).header("User-Agent", userAgent);
    }
}
