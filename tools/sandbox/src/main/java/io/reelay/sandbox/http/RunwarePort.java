package io.reelay.sandbox.http;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.reelay.sandbox.settings.SandboxConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A second listener with the same routes as the first, so that each provider has its own address.
@ApplicationScoped
class RunwarePort {

    private static final Logger LOG = Logger.getLogger(RunwarePort.class);

    private final Vertx vertx;
    private final SandboxConfig config;
    private final String host;
    private final int maxFrameSize;
    private @Nullable HttpServer server;

    RunwarePort(
            Vertx vertx,
            SandboxConfig config,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.websocket-server.max-frame-size") int maxFrameSize) {
        this.vertx = vertx;
        this.config = config;
        this.host = host;
        this.maxFrameSize = maxFrameSize;
    }

    void open(@Observes StartupEvent started) {
        HttpServer opened = vertx.createHttpServer(options())
                .requestHandler(VertxHttpRecorder.getRootHandler())
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        LOG.infof("runware.listening port=%d", opened.actualPort());
        server = opened;
    }

    /// The same settings as on the first port. HTTP/1.1 only: a dropped connection must affect one call only.
    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(host)
                .setPort(config.runwarePort())
                .setHttp2ClearTextEnabled(false)
                .setMaxWebSocketFrameSize(maxFrameSize)
                .setMaxWebSocketMessageSize(maxFrameSize);
    }

    /// The actual port, which differs from the setting if that is 0.
    int number() {
        return Objects.requireNonNull(server, "not open").actualPort();
    }

    @PreDestroy
    void close() {
        if (server != null) {
            server.close();
        }
    }
}
