package io.reelay.workerspi.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/// Sends one request and returns its result. Never repeats a call and never throws for a network error. Thread-safe. A
/// call blocks its virtual thread until the whole answer was received, at most for the timeout of the request.
public final class ProviderHttp {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);
    private static final long MAX_ANSWER_BYTES = 4L * 1024 * 1024;
    private static final BodyHandler<String> TEXT = BodyHandlers.limiting(BodyHandlers.ofString(), MAX_ANSWER_BYTES);

    private final HttpClient shared = client();

    /// Sends a request that may be repeated after its answer was lost.
    public ProviderResponse send(HttpRequest request) {
        return send(shared, request);
    }

    /// Sends a request that must not be repeated, over a new connection. A provider may close an idle connection while
    /// the request is sent, and then it is unknown whether the provider has read it.
    public ProviderResponse sendOnce(HttpRequest request) {
        HttpClient fresh = client();
        try {
            return send(fresh, request);
        } finally {
            fresh.shutdownNow();
        }
    }

    private static ProviderResponse send(HttpClient client, HttpRequest request) {
        Duration timeout = request.timeout().orElse(CALL_TIMEOUT);
        CompletableFuture<HttpResponse<String>> call = client.sendAsync(request, TEXT);
        try {
            HttpResponse<String> response = call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new ProviderResponse.Answered(response.statusCode(), response.headers(), response.body());
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            return new ProviderResponse.Lost("no answer within " + timeout.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ProviderResponse.Lost("interrupted while waiting for the answer");
        } finally {
            call.cancel(true);
        }
    }

    private static ProviderResponse failed(Throwable cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.toString();
        return switch (cause) {
            case ConnectException _, HttpConnectTimeoutException _, SSLHandshakeException _ ->
                new ProviderResponse.NotSent(reason);
            case IOException _ -> new ProviderResponse.Lost(reason);
            default -> throw new IllegalStateException(reason, cause);
        };
    }

    // With HTTP/1.1 a connection carries one call at a time, so the state of the connection is the state of the call.
    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }
}
