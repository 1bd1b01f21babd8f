package io.reelay.safehttp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ConnectionShutdownException;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// One request and its response under a deadline. At the deadline the connection is closed, so a server that sends very
/// slowly cannot hold it open.
final class HttpExchange {

    /// Reads the response while the connection is open.
    @FunctionalInterface
    interface Reader<T> {
        T read(ClassicHttpResponse response) throws IOException;
    }

    private final CloseableHttpClient client;
    private final ScheduledExecutorService timer;

    HttpExchange(CloseableHttpClient client, ScheduledExecutorService timer) {
        this.client = client;
        this.timer = timer;
    }

    <T> T run(HttpUriRequestBase request, WebUrl url, long deadlineNanos, Reader<T> reader) {
        long left = deadlineNanos - System.nanoTime();
        if (left <= 0) {
            throw timeout(url, null);
        }
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(left, TimeUnit.NANOSECONDS))
                .setProtocolUpgradeEnabled(false)
                .build());
        AtomicBoolean late = new AtomicBoolean();
        Future<?> cut = timer.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                left,
                TimeUnit.NANOSECONDS);
        try {
            ClassicHttpResponse response = client.executeOpen(null, request, null);
            try {
                return reader.read(response);
            } finally {
                // Closing would read the rest of the body first. Cancelling closes the connection, and has no effect on
                // a connection that is already back in the pool.
                request.cancel();
                Closer.closeQuietly(response);
            }
        } catch (ConnectionShutdownException e) {
            throw timeout(url, e);
        } catch (IOException e) {
            throw late.get() ? timeout(url, e) : failure(url, e);
        } finally {
            cut.cancel(false);
        }
    }

    private static OutboundException timeout(WebUrl url, @Nullable Exception cause) {
        return new OutboundException(
                OutboundFailure.TIMEOUT, "The host " + url.host() + " did not answer in time.", cause);
    }

    private static OutboundException failure(WebUrl url, IOException cause) {
        String host = "The host " + url.host();
        return switch (cause) {
            case ConnectTimeoutException e -> connectFailed(host + " does not accept connections in time.", e);
            case SocketTimeoutException e -> timeout(url, e);
            case ConnectException e -> connectFailed(host + " refuses connections.", e);
            case NoRouteToHostException e -> connectFailed(host + " cannot be reached.", e);
            case SSLException e -> connectFailed(host + " has no valid TLS certificate.", e);
            case ZipException e ->
                new OutboundException(
                        OutboundFailure.TRANSFER_FAILED,
                        host + " sent a body that does not fit its Content-Encoding.",
                        e);
            default ->
                new OutboundException(OutboundFailure.TRANSFER_FAILED, host + " did not send a whole answer.", cause);
        };
    }

    private static OutboundException connectFailed(String message, IOException cause) {
        return new OutboundException(OutboundFailure.CONNECT_FAILED, message, cause);
    }
}
