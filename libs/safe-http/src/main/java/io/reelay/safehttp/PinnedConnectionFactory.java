package io.reelay.safehttp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// Builds an HTTP client that connects only to addresses that the guard has checked. The client has no automatic
/// behaviour: no retries, redirects, cookies, decompression or proxy from the environment.
final class PinnedConnectionFactory {

    /// Large enough that a receiver that does not respond cannot take all connections.
    private static final int MAX_CONNECTIONS = 2_048;

    private static final int MAX_PER_TARGET = 64;

    /// Limits for headers and trailers, which are kept in memory. The default has no limit.
    private static final Http1Config BOUNDED_HEADERS = Http1Config.custom()
            .setMaxLineLength(8 * 1024)
            .setMaxHeaderCount(100)
            .build();

    private PinnedConnectionFactory() {}

    static CloseableHttpClient open(SsrfGuard guard, Duration connectTimeout, String userAgent, SSLContext tls) {
        ConnectionConfig connections = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(connectTimeout))
                .setValidateAfterInactivity(TimeValue.ofMilliseconds(50))
                .setTimeToLive(TimeValue.ofMinutes(2))
                .build();
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedAddresses(guard))
                        .setTlsSocketStrategy(UnderscoreTlsStrategy.of(tls))
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(BOUNDED_HEADERS)
                                .build())
                        .setDefaultConnectionConfig(connections)
                        .setMaxConnTotal(MAX_CONNECTIONS)
                        .setMaxConnPerRoute(MAX_PER_TARGET)
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setProtocolUpgradeEnabled(false).build())
                .setUserAgent(userAgent)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /// Resolves at the moment of connecting, with the port, and returns only addresses that the guard has checked.
    private record CheckedAddresses(SsrfGuard guard) implements DnsResolver {

        @Override
        public List<InetSocketAddress> resolve(String host, int port) {
            return guard.addresses(host, port).stream()
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException("No lookup of " + host + " without its port");
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
