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

/// Outbound HTTP to URLs that came from outside. A request goes only to addresses that are public or opened by the
/// operator, over https unless the target is opened, without credentials in the URL, within its [FetchLimits].
///
/// Thread-safe; every call blocks its (virtual) thread. Failures are [OutboundException], before anything was sent
/// [BlockedTargetException].
public final class SafeHttpClient implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SafeHttpClient.class);
    private static final URI ANY = URI.create("/");
    private static final Duration CONNECT_TIME = Duration.ofSeconds(5);

    private final SsrfGuard guard;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService timer;
    private final HttpExchange exchange;

    /// @param opened    private targets that may be reached all the same
    /// @param userAgent sent with every request
    public SafeHttpClient(PrivateTargetAllowlist opened, String userAgent) {
        this(new SsrfGuard(opened, InetAddress::getAllByName), userAgent, CONNECT_TIME, SSLContexts.createDefault());
    }

    SafeHttpClient(SsrfGuard guard, String userAgent, Duration connectTime, SSLContext tls) {
        this.guard = guard;
        this.client = PinnedConnectionFactory.open(guard, connectTime, userAgent, tls);
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("outbound-deadlines").factory());
        this.exchange = new HttpExchange(client, timer);
    }

    /// Looks the host up and judges it, without a request.
    ///
    /// @throws TargetRefused if the URL would be refused now
    public void check(WebUrl url) {
        guard.check(url);
    }

    /// Sends one request and gives whatever is answered; redirects are not followed. The body is kept up to
    /// [FetchLimits#maxBytes]; the rest of a longer one is dropped, and of one that breaks off or takes too long what
    /// came.
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

    /// Streams a body to a file, which is complete when this returns and gone when it throws.
    public DownloadResult download(WebUrl url, FetchLimits limits, Path target) {
        long deadline = System.nanoTime() + limits.totalTime().toNanos();
        WebUrl place = url;
        for (int hops = 0; hops <= limits.maxRedirects(); hops++) {
            guard.check(place);
            WebUrl current = place;
            DownloadFile file = new DownloadFile(current, limits.maxBytes(), target);
            RedirectStep hop = exchange.run(call("GET", current), current, deadline, answer -> RedirectStep.of(current, answer, file));
            switch (hop) {
                case RedirectStep.Arrived arrived -> {
                    return arrived.body();
                }
                case RedirectStep.Elsewhere elsewhere -> place = elsewhere.place();
            }
        }
        throw new OutboundException(
                OutboundFailure.TOO_MANY_REDIRECTS,
                "The host " + url.host() + " redirects more than " + limits.maxRedirects() + " times.");
    }

    /// Made of the parts of the URL: the JDK's URI knows no host with `_`, and no path that begins with `//`.
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

    /// As much as comes: with the status the receiver has answered, whatever becomes of the body.
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
