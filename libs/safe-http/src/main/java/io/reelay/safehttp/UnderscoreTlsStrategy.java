package io.reelay.safehttp;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/// TLS to hosts with `_` in their name. Such hosts exist although the standard for host names excludes `_`. The JDK
/// sends them no server name and refuses every certificate, so this class sets the server name and only the HTTP
/// client compares the certificate with it.
record UnderscoreTlsStrategy(SSLContext context, TlsSocketStrategy standard) implements TlsSocketStrategy {

    static UnderscoreTlsStrategy of(SSLContext context) {
        return new UnderscoreTlsStrategy(
                context,
                new DefaultClientTlsStrategy(
                        context, HostnameVerificationPolicy.BOTH, HttpsSupport.getDefaultHostnameVerifier()));
    }

    @Override
    public SSLSocket upgrade(
            Socket socket, String target, int port, @Nullable Object attachment, @Nullable HttpContext exchange)
            throws IOException {
        TlsSocketStrategy strategy = target.contains("_") ? new Named(context, target) : standard;
        return strategy.upgrade(socket, target, port, attachment, exchange);
    }

    private static final class Named extends DefaultClientTlsStrategy {

        private final ServerName name;

        Named(SSLContext context, String target) {
            super(context, HostnameVerificationPolicy.CLIENT, HttpsSupport.getDefaultHostnameVerifier());
            this.name = new ServerName(target);
        }

        @Override
        protected void initializeSocket(SSLSocket socket) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(name));
            socket.setSSLParameters(parameters);
        }
    }

    /// The corresponding class of the JDK refuses `_`.
    private static final class ServerName extends SNIServerName {

        ServerName(String name) {
            super(StandardConstants.SNI_HOST_NAME, name.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
