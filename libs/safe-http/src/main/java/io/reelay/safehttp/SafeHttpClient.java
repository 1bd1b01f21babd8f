package io.reelay.safehttp;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.ConnectionShutdownException;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jboss.logging.Logger;

/// An HTTP client for URLs from outside, safe against SSRF. A request goes only to addresses that are public or allowed
/// by the operator, over https unless the target is allowed, without credentials in the URL, within its [FetchLimits].
///
/// Thread-safe; every call blocks its (virtual) thread. Failures are thrown as [OutboundException]; as
/// [BlockedTargetException] if nothing was sent.
public final class SafeHttpClient implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SafeHttpClient.class);
    private static final URI ANY = URI.create("/");
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final SsrfGuard guard;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService timer;
    private final HttpExchange exchange;

    /// @param allowlist private targets that may be reached
    /// @param userAgent sent with every request
    public SafeHttpClient(PrivateTargetAllowlist allowlist, String userAgent) {
        this(
                new SsrfGuard(allowlist, InetAddress::getAllByName),
                userAgent,
                CONNECT_TIMEOUT,
                SSLContexts.createDefault());
    }

    SafeHttpClient(SsrfGuard guard, String userAgent, Duration connectTime, SSLContext tls) {
        this.guard = guard;
        this.client = PinnedConnectionFactory.open(guard, connectTime, userAgent, tls);
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("outbound-deadlines").factory());
        this.exchange = new HttpExchange(client, timer);
    }

    /// Looks up the host and checks its addresses, without sending a request.
    ///
    /// @throws BlockedTargetException when a request to the URL would be blocked now
    public void check(WebUrl url) {
        guard.check(url);
    }

    /// Sends one request and returns the response with any status. Redirects are not followed. The body is kept up
    /// to [FetchLimits#maxBytes]. If the connection breaks or the deadline passes, the part that arrived is kept.
    public OutboundResponse send(OutboundRequest request, FetchLimits limits) {
        long deadline = System.nanoTime() + limits.totalTime().toNanos();
        guard.check(request.url());
        HttpUriRequestBase call = call(request.method(), request.url());
        request.headers().forEach(call::setHeader);
        call.setEntity(new ByteArrayEntity(request.body(), null));
        return exchange.run(call, request.url(), deadline, answer -> {
            HttpEntity body = answer.getEntity();
            byte[] head = body == null ? new byte[0] : head(body, Math.toIntExact(limits.maxBytes()));
            return new OutboundResponse(answer.getCode(), headers(answer), head);
        });
    }

    /// Streams a body to a file. The file is complete when the method returns and deleted when it throws.
    public DownloadResult download(WebUrl url, FetchLimits limits, Path target) {
        long deadline = System.nanoTime() + limits.totalTime().toNanos();
        WebUrl next = url;
        for (int redirects = 0; redirects <= limits.maxRedirects(); redirects++) {
            guard.check(next);
            WebUrl current = next;
            DownloadFile file = new DownloadFile(current, limits.maxBytes(), target);
            RedirectStep step = exchange.run(
                    call("GET", current), current, deadline, answer -> RedirectStep.of(current, answer, file));
            switch (step) {
                case RedirectStep.Received received -> {
                    return received.body();
                }
                case RedirectStep.Redirected redirected -> next = redirected.target();
            }
        }
        throw new OutboundException(
                OutboundFailure.TOO_MANY_REDIRECTS,
                "The host " + url.host() + " redirects more than " + limits.maxRedirects() + " times.");
    }

    /// Built from the parts of the URL, because the JDK's URI accepts neither a host with `_` nor a path that begins
    /// with `//`.
    private static HttpUriRequestBase call(String method, WebUrl url) {
        HttpUriRequestBase call = new HttpUriRequestBase(method, ANY);
        call.setScheme(url.scheme());
        call.setAuthority(new URIAuthority(url.host(), url.hasDefaultPort() ? -1 : url.port()));
        call.setPath(url.requestTarget());
        call.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        return call;
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        client.close();
    }

    /// The beginning of the body. A broken body is not a failure, because the receiver has answered with its status.
    private static byte[] head(HttpEntity body, int maxBytes) {
        byte[] head = new byte[maxBytes];
        int length = 0;
        try {
            InputStream content = body.getContent();
            int read = 0;
            while (read >= 0 && length < maxBytes) {
                read = content.read(head, length, maxBytes - length);
                length += Math.max(read, 0);
            }
            if (read < 0) {
                content.close();
            }
        } catch (IOException | ConnectionShutdownException e) {
            LOG.debugf(e, "outbound.answer_cut bytes=%d", length);
        }
        return Arrays.copyOf(head, length);
    }

    private static Map<String, String> headers(ClassicHttpResponse answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : answer.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return Map.copyOf(headers);
    }
}
